import { Dialog, IconButton } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAttention, useKeyMap, useWorkbench } from '../context';
import { focus } from '../focus';
import { Icon } from '../Icon';
import { commands } from './commands';
import { printed } from './printed';
import { sheetParts, type SheetLine } from './sheetLines';
import { matches } from './matches';

/** Every key of the map that is in use, to look up. */
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
  const translate = useTranslate();
  const map = useKeyMap();
  const [search, setSearch] = useState('');
  const shown = ({ title, keys }: SheetLine) => matches(search, [translate(title, { number: '', name: '' }), ...keys.map(printed)].join(' '));
  const parts = sheetParts(map, commands)
    .map(({ mode, groups }) => ({ mode, groups: groups.map(({ group, lines }) => ({ group, lines: lines.filter(shown) })).filter(({ lines }) => lines.length > 0) }))
    .filter(({ groups }) => groups.length > 0);
  return (
    <>
      <div className="row spread">
        <h2 id="key-sheet-title">{translate('desk.keys.title')}</h2>
        <input className="search" ref={focus} type="search" value={search} onChange={(event) => setSearch(event.target.value)} aria-label={translate('desk.keys.search')} placeholder={translate('desk.keys.search')} autoComplete="off" spellCheck={false} />
        <IconButton aria-label={translate('desk.keys.close')} onClick={close}><Icon name="remove" /></IconButton>
      </div>
      {parts.length === 0 && <p className="quiet">{translate('desk.keys.nothing', { search })}</p>}
      {parts.map(({ mode, groups }) => (
        <section key={mode} className="key-mode">
          <h3>{translate(`desk.keys.modes.${mode}`)}</h3>
          <div className="key-groups">
            {groups.map(({ group, lines }) => (
              <section key={group}>
                <h4>{translate(`desk.keys.groups.${group}`)}</h4>
                <dl>
                  {lines.map(({ title, keys, series }) => (
                    <div key={title}>
                      <dt>{translate(title)}</dt>
                      <dd>{series ? <kbd>{keys.map(printed).join(' – ')}</kbd> : keys.map((key) => <kbd key={key}>{printed(key)}</kbd>)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </section>
      ))}
    </>
  );
};
