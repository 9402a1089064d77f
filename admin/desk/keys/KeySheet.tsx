import { Button, Dialog, IconButton } from '@mui/material';
import { useCallback, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAttention, useKeyMap, useWorkbench } from '../context';
import { focus } from '../focus';
import { Icon } from '../Icon';
import { useKeptFocus } from '../keptFocus';
import { ChangeKeys } from './ChangeKeys';
import { commands } from './commands';
import { keysOf, type Mode } from './keyMap';
import './keySheet.css';
import { matches } from './matches';
import { PRESETS, type Preset } from './presets';
import { printed } from './printed';
import { sheetParts, type SheetLine } from './sheetLines';

/** Every key of the current map, to look up and to change. */
export const KeySheet = () => {
  const { attention } = useWorkbench();
  const open = useAttention((state) => state.keySheet);
  const close = () => attention.set({ keySheet: false });
  return (
    <Dialog open={open} onClose={close} aria-labelledby="key-sheet-title" transitionDuration={80} maxWidth="md" fullWidth slotProps={{ paper: { className: 'key-sheet' } }}>
      <Sheet close={close} />
    </Dialog>
  );
};

const Sheet = ({ close }: { close: () => void }) => {
  const workbench = useWorkbench();
  const { keys } = workbench;
  const translate = useTranslate();
  const map = useKeyMap();
  const [search, setSearch] = useState('');
  const { preset, own } = keys.get();
  const nameOf = ({ title, series, commands: [first] }: SheetLine) => translate(title, series ? {} : first!.values?.(workbench));
  const shown = (line: SheetLine) => matches(search, [nameOf(line), ...line.keys.map(printed)].join(' '));
  const parts = sheetParts(map, commands)
    .map(({ mode, groups }) => ({ mode, groups: groups.map(({ group, lines }) => ({ group, lines: lines.filter(shown) })).filter(({ lines }) => lines.length > 0) }))
    .filter(({ groups }) => groups.length > 0);
  return (
    <>
      <div className="row head">
        <h2 id="key-sheet-title">{translate('desk.keys.title')}</h2>
        <label className="preset">
          <span className="quiet">{translate('desk.keys.preset')}</span>
          <select value={preset} onChange={(event) => keys.choose(event.target.value as Preset)}>
            {PRESETS.map((each) => <option key={each} value={each}>{translate(`desk.keys.presets.${each}`)}</option>)}
          </select>
        </label>
        <input className="search" ref={focus} type="search" value={search} onChange={(event) => setSearch(event.target.value)} aria-label={translate('desk.keys.search')} placeholder={translate('desk.keys.search')} autoComplete="off" spellCheck={false} />
        <IconButton aria-label={translate('desk.keys.close')} onClick={close}><Icon name="remove" /></IconButton>
      </div>
      {parts.length === 0 && <p className="quiet">{translate('desk.keys.nothing', { search })}</p>}
      {parts.map(({ mode, groups }) => (
        <section key={mode} className="key-mode">
          <h3>{translate(`desk.keys.modes.${mode ?? 'none'}`)}</h3>
          <div className="key-groups">
            {groups.map(({ group, lines }) => (
              <section key={group}>
                <h4>{translate(`desk.keys.groups.${group}`)}</h4>
                <ul>{lines.map((line) => <Line key={line.title} line={line} name={nameOf(line)} mode={mode} />)}</ul>
              </section>
            ))}
          </div>
        </section>
      ))}
      {Object.values(own).some((changes) => Object.keys(changes ?? {}).length > 0) && (
        <Button variant="outlined" color="inherit" onClick={() => keys.resetAll()}>{translate('desk.keys.resetAll')}</Button>
      )}
    </>
  );
};

const Line = ({ line: { commands: own, keys: bound, series }, name, mode }: { line: SheetLine; name: string; mode: Mode | null }) => {
  const { keys } = useWorkbench();
  const translate = useTranslate();
  const map = useKeyMap();
  /** The mode of the keys being changed. */
  const [changing, setChanging] = useState<{ mode: Mode | null } | null>(null);
  const done = useCallback(() => setChanging(null), []);
  const kept = useKeptFocus<HTMLLIElement>();
  const ids = own.map(({ id }) => id);
  const isOurs = own.every(({ fixed }) => !fixed);
  const isOnlyForListening = mode === 'listening' && ids.every((id) => keysOf(map, id).every((bound) => bound.mode === 'listening'));
  return (
    <li {...kept}>
      <div className="key-line">
        <span className="what">
          {name}
          {isOurs && !changing && (
            <span className="change">
              {isOnlyForListening && <Button size="small" aria-label={translate('desk.keys.also', { title: name })} onClick={() => setChanging({ mode: 'editing' })}>{translate('desk.keys.alsoTip')}</Button>}
              <Button data-next size="small" aria-label={translate(`desk.keys.${mode === null ? 'give' : 'change'}`, { title: name })} onClick={() => setChanging({ mode })}>{translate(`desk.keys.${mode === null ? 'giveTip' : 'changeTip'}`)}</Button>
            </span>
          )}
        </span>
        {isOurs && ids.some((id) => keys.isChanged(id)) && <Button size="small" onClick={() => keys.reset(ids)}>{translate('desk.keys.reset')}</Button>}
        <span className="keys">{series ? bound.length > 0 && <kbd>{bound.map(printed).join(' – ')}</kbd> : bound.map((key) => <kbd key={key}>{printed(key)}</kbd>)}</span>
      </div>
      {changing && <ChangeKeys commands={own} mode={changing.mode} done={done} />}
    </li>
  );
};
