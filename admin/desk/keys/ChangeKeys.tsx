import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { combinationOf, type Combination } from './combination';
import type { Command } from './command';
import { commandNamed } from './commands';
import type { Mode } from './keyMap';
import { apple, platform } from './platform';
import { printed } from './printed';
import { bindingsFor, collisions, writes, type Rebinding } from './rebind';
import { reservedBy } from './reserved';

/** Takes the next keys pressed for a command, or for all of a series, and says who else wants them before they are used. */
export const ChangeKeys = ({ commands, mode, done }: { commands: readonly Command[]; mode: Mode | null; done: () => void }) => {
  const workbench = useWorkbench();
  const { keys } = workbench;
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`desk.keys.${key}`, values);
  const [pressed, setPressed] = useState<Combination | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    element?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      const combination = combinationOf(event, apple);
      if (event.target !== element || combination === null) return;
      // Tab moves on to the buttons, unless it is pressed with Mod, Ctrl or Alt.
      if (combination === 'Tab' || combination === 'Shift+Tab') return;
      event.preventDefault();
      event.stopPropagation();
      if (combination === 'Escape') done();
      else setPressed(combination);
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [done]);

  const ids = commands.map(({ id }) => id);
  const bindings = pressed === null ? null : bindingsFor(keys.get().map, ids, mode, pressed);
  const [first, last] = [bindings?.[0], bindings && bindings.length > 1 ? bindings.at(-1) : undefined];
  const named = [first, last].filter((each) => each !== undefined).map(({ to }) => printed(to)).join(' – ');
  const verdicts = bindings?.map(verdict);
  const refused = pressed !== null && bindings === null ? words('noNumber') : (verdicts?.find((each) => each.refused !== null)?.refused ?? null);
  const notes = [...new Set(verdicts?.flatMap((each) => each.notes))];
  function verdict({ id, mode: place, to }: Rebinding): { refused: string | null; notes: string[] } {
    const [reserved] = reservedBy(to, platform);
    const use = reserved ? { by: reserved.by, use: words(`reserved.${reserved.use}`) } : {};
    if (reserved?.kept) return { refused: words('kept', use), notes: [] };
    const taken = collisions(keys.get().map, id, place, to).filter((other) => !ids.includes(other.id)).map((other) => commandNamed(other.id));
    if ((place !== 'listening' && writes(to)) || taken.some((other) => other?.fixed)) return { refused: words('textsOwn'), notes: [] };
    return { refused: null, notes: [...taken.map((other) => words('collides', { title: other ? translate(other.series ?? other.title, other.values?.(workbench)) : '' })), ...(reserved ? [words('yielded', use)] : [])] };
  }
  return (
    <div className="change-keys">
      <div className="press" ref={box} {...{ tabIndex: 0, role: 'textbox' }} aria-label={words(commands.length > 1 ? 'pressNumber' : 'press')} aria-readonly="true">
        {pressed === null ? <span className="quiet">{words(commands.length > 1 ? 'pressNumber' : 'press')}</span> : <kbd>{named || printed(pressed)}</kbd>}
      </div>
      {pressed !== null && (
        <p aria-live="polite" className={refused === null ? 'quiet' : 'wrong'}>{refused ?? (notes.length > 0 ? notes.join(' ') : words('free'))}</p>
      )}
      <div className="row">
        <Button variant="outlined" color="inherit" size="small" onClick={done}>{words('cancel')}</Button>
        {bindings && refused === null && (
          <Button variant="contained" color="primary" size="small" onClick={() => { keys.rebind(bindings); done(); }}>{words('take', { keys: named })}</Button>
        )}
      </div>
    </div>
  );
};
