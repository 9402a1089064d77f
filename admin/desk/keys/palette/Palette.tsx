import { Dialog } from '@mui/material';
import { useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useAttention, useWorkbench } from '../../context';
import { focus } from '../../focus';
import { printed } from '../printed';
import { allEntries, timeEntry, type Entry } from './entries';
import './palette.css';
import { ranked } from './rank';
import { recentCommands, used } from './recent';

const combobox = { role: 'combobox', 'aria-expanded': true, 'aria-autocomplete': 'list' } as const;
const listbox = { role: 'listbox' } as const;

/** Finds everything that can be done by a few letters, and chapters, speakers and times to go to. */
export const Palette = () => {
  const { attention } = useWorkbench();
  const opener = useAttention((state) => state.palette);
  return opener && <Open close={() => attention.set({ palette: null })} opener={opener.opener} />;
};

const Open = ({ close, opener }: { close: () => void; opener: HTMLElement | null }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const [recent] = useState(recentCommands);
  // Worked out once, when the palette opens: nothing changes underneath it.
  const entries = useMemo(() => allEntries(workbench, translate, (command) => workbench.keys.of(command).map(printed)), [workbench, translate]);
  const time = timeEntry(workbench, search, translate);
  const shown = [...(time ? [time] : []), ...ranked(entries, search, recent)];
  const active = shown[at];

  const choose = (entry: Entry | undefined) => {
    if (!entry || entry.whyNot !== null) return;
    close();
    if (entry.commandId !== null) used(entry.commandId);
    // Only once the palette no longer holds the focus: a command acts where the focus was before.
    setTimeout(() => {
      opener?.focus({ preventScroll: true });
      entry.run();
    });
  };
  const goTo = (next: number) => {
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { length } = shown;
    const next = { ArrowDown: (at + 1) % length, ArrowUp: (at - 1 + length) % length, PageDown: Math.min(length - 1, at + 8), PageUp: Math.max(0, at - 8) }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') choose(active);
    else if (next !== undefined && length > 0) goTo(next);
    else return;
    event.preventDefault();
  };

  /** The focus stays in the field, as in every combobox; options are chosen by mouse. */
  const option = (entry: Entry, i: number) => ({
    role: 'option', id: `${id}-${entry.id}`, 'aria-selected': i === at, 'aria-disabled': entry.whyNot !== null,
    onMouseDown: (event: MouseEvent) => event.preventDefault(), onClick: () => choose(entry), onMouseMove: () => i !== at && setAt(i),
  });

  return (
    <Dialog open onClose={close} aria-label={translate('desk.palette.label')} transitionDuration={0} slotProps={{ container: { className: 'palette-place' }, paper: { className: 'palette' } }}>
      <input
        {...combobox} ref={focus} value={search} onKeyDown={onKeyDown} onChange={(event) => { setSearch(event.target.value); goTo(0); }}
        aria-controls={`${id}-list`} aria-activedescendant={active ? `${id}-${active.id}` : undefined} aria-label={translate('desk.palette.search')} placeholder={translate('desk.palette.search')}
        autoComplete="off" spellCheck={false}
      />
      <ul {...listbox} id={`${id}-list`} ref={list} aria-label={translate('desk.palette.list')}>
        {shown.map((entry, i) => (
          <li key={entry.id} {...option(entry, i)}>
            <span className="what">{entry.title}{entry.whyNot !== null && <span className="why">{entry.whyNot}</span>}</span>
            <span className="group">{entry.group}</span>
            <span className="keys">{entry.keys.slice(0, 2).map((key) => <kbd key={key}>{key}</kbd>)}</span>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="nothing">{translate('desk.palette.nothing', { search })}</p>}
      <div className="visually-hidden" aria-live="polite">{active?.whyNot ?? ''}</div>
    </Dialog>
  );
};
