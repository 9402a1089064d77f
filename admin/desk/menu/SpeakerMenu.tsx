import { Popover } from '@mui/material';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useAttention, useDesk, useWorkbench } from '../context';
import { focus } from '../focus';
import { addSpeaker, reach, setSpeaker, type Scope } from '../speakers/assign';
import { isSelection } from '../transcript/selection';
import { useCast } from '../useCast';
import { choicesFor, type Choice } from './speakerChoices';

/** Arrow keys move through the names; Up from the first returns to the search. */
const moveFocus = (event: KeyboardEvent) => {
  const line = event.currentTarget.closest('li');
  const next = event.key === 'ArrowDown' ? line?.nextElementSibling : event.key === 'ArrowUp' ? line?.previousElementSibling : undefined;
  if (next === undefined) return;
  event.preventDefault();
  const search = event.currentTarget.closest('.speaker-menu')?.querySelector<HTMLElement>('.search');
  (next?.querySelector('button') ?? (event.key === 'ArrowUp' ? search : null))?.focus();
};

const SCOPES: readonly Scope[] = ['one', 'onwards', 'all'];
const SCOPES_OF_SELECTION: readonly Scope[] = ['selected', ...SCOPES];

/** Chooses who is speaking, by name, or adds somebody; for this segment, from here on, or wherever the same speaker is named. */
export const SpeakerMenu = () => {
  const { attention } = useWorkbench();
  const menu = useAttention(({ speakerMenu }) => speakerMenu);
  const close = () => {
    const page = menu?.anchor.closest<HTMLElement>('.page');
    attention.set({ speakerMenu: null });
    // After the menu has given up the focus.
    setTimeout(() => page?.focus({ preventScroll: true }));
  };
  return (
    <Popover open={menu !== null} anchorEl={menu?.anchor ?? null} onClose={close} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} transitionDuration={80} disableRestoreFocus slotProps={{ paper: { className: 'speaker-menu', role: 'dialog', 'aria-modal': true, 'aria-labelledby': 'speaker-menu-title' } as object }}>
      {menu && <Choosing id={menu.id} close={close} />}
    </Popover>
  );
};

const Choosing = ({ id, close }: { id: string; close: () => void }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const list = useId();
  const cast = useCast();
  const speakers = useDesk(({ records }) => records.speakers);
  const presentId = workbench.segment(id)?.speakerId ?? null;
  const present = presentId === null ? null : (speakers.get(presentId)?.name ?? null);
  const [search, setSearch] = useState('');
  const [scope, setScope] = useState<Scope>(isSelection(workbench) ? 'selected' : 'one');
  const names = useRef<HTMLUListElement>(null);
  const choices = choicesFor(search, [...speakers.values()], cast);

  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    if (choice.kind === 'new') addSpeaker(workbench, id, choice.name, scope);
    else setSpeaker(workbench, id, choice.kind === 'nobody' ? null : choice.id, scope);
  };
  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') choose(choices[0]);
    else if (event.key === 'ArrowDown') names.current?.querySelector('button')?.focus();
    else return;
    event.preventDefault();
  };
  const scopeLabel = (each: Scope) => (each === 'all' && !present ? translate('desk.speakerMenu.allUnknown') : translate(`desk.speakerMenu.${each}`, { name: present ?? '' }));

  return (
    <>
      <h2 id="speaker-menu-title" className="visually-hidden">{translate('desk.speakerMenu.title')}</h2>
      <input
        className="search" ref={focus} aria-label={translate('desk.speakerMenu.search')} placeholder={translate('desk.speakerMenu.search')}
        value={search} onChange={(event) => setSearch(event.target.value)} onKeyDown={onSearchKey} autoComplete="off" spellCheck={false} maxLength={128}
      />
      <ul ref={names} aria-label={translate('desk.speakerMenu.list')}>
        {choices.map((choice, i) => (
          <li key={choice.kind === 'known' ? choice.id : choice.kind}>
            <button type="button" className={i === 0 && search ? 'first' : undefined} onClick={() => choose(choice)} onKeyDown={moveFocus}>
              <Option choice={choice} present={choice.kind === 'known' && choice.id === presentId} />
            </button>
          </li>
        ))}
      </ul>
      <fieldset className="scope">
        <legend>{translate('desk.speakerMenu.scope')}</legend>
        {(isSelection(workbench) ? SCOPES_OF_SELECTION : SCOPES).map((each) => (
          <label key={each} className={each === scope ? 'chosen' : undefined}>
            <input type="radio" name={`${list}-scope`} checked={each === scope} onChange={() => setScope(each)} />
            <span>{scopeLabel(each)}</span>
            <span className="count">{reach(workbench, id, each).length}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
};

const Option = ({ choice, present }: { choice: Choice; present: boolean }) => {
  const translate = useTranslate();
  if (choice.kind === 'new') return <span>{translate('desk.speakerMenu.create', { name: choice.name })}</span>;
  if (choice.kind === 'nobody') return <span className="quiet">{translate('desk.speakerMenu.none')}</span>;
  return (
    <>
      <span className="dot" style={{ background: choice.colour ?? 'transparent' }} />
      <span className="name">{choice.name}</span>
      {present && <span aria-hidden="true">✓</span>}
      {choice.number !== null && <kbd aria-hidden="true">{choice.number}</kbd>}
    </>
  );
};
