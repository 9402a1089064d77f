import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { combinationOf, keyOf, modifiersOf, type Combination } from './combination';
import type { Command } from './command';
import { commandNamed } from './commands';
import type { Mode } from './keyMap';
import { apple, platform } from './platform';
import { printed } from './printed';
import { collisions } from './rebind';
import { reservedBy } from './reserved';

/** Takes the next keys that are pressed for a command, and says who else wants them before they are used. */
export const ChangeKeys = ({ command, mode, from, done }: { command: Command; mode: Mode; from: Combination | null; done: () => void }) => {
  const { keys } = useWorkbench();
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
      // Tab goes on to the buttons, unless it is held with something.
      if (combination === 'Tab' || combination === 'Shift+Tab') return;
      event.preventDefault();
      event.stopPropagation();
      if (combination === 'Escape') done();
      else setPressed(combination);
    };
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, [done]);

  const { refused, notes } = pressed === null ? { refused: null, notes: [] } : verdict(pressed);
  function verdict(combination: Combination): { refused: string | null; notes: string[] } {
    const [first] = reservedBy(combination, platform);
    const use = first ? { by: first.by, use: words(`reserved.${first.use}`) } : {};
    if (first?.kept) return { refused: words('kept', use), notes: [] };
    const taken = collisions(keys.get().map, command.id, mode, combination).map(({ id }) => commandNamed(id));
    const writes = mode !== 'listening' && !modifiersOf(combination).some((name) => name !== 'Shift') && !/^(F\d+|Escape)$/.test(keyOf(combination));
    if (writes || taken.some((other) => other?.fixed)) return { refused: words('textsOwn'), notes: [] };
    return { refused: null, notes: [...taken.map((other) => words('collides', { title: other ? translate(other.series ?? other.title) : '' })), ...(first ? [words('yielded', use)] : [])] };
  }
  return (
    <div className="change-keys">
      <div className="press" ref={box} {...{ tabIndex: 0, role: 'textbox' }} aria-label={words('press')} aria-readonly="true">
        {pressed === null ? <span className="quiet">{words('press')}</span> : <kbd>{printed(pressed)}</kbd>}
      </div>
      {pressed !== null && (
        <p aria-live="polite" className={refused === null ? 'quiet' : 'wrong'}>{refused ?? (notes.length > 0 ? notes.join(' ') : words('free'))}</p>
      )}
      <div className="row">
        <Button variant="outlined" color="inherit" size="small" onClick={done}>{words('cancel')}</Button>
        {pressed !== null && refused === null && (
          <Button variant="contained" color="primary" size="small" onClick={() => { keys.rebind({ id: command.id, mode, from, to: pressed }); done(); }}>{words('take', { keys: printed(pressed) })}</Button>
        )}
      </div>
    </div>
  );
};
