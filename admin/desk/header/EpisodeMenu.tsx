import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState, useSyncExternalStore } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { Icon } from '../Icon';
import { itemCommands } from '../item/commands';
import { Tip } from '../Tip';
import { leavingCommands } from './leavingCommands';

const commands = [...itemCommands, ...leavingCommands];

/** Commands for the whole episode: its item's own fields, leaving the feed or coming back, deletion. Only those that are possible are listed. */
export const EpisodeMenu = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useSyncExternalStore(workbench.standing.subscribe, workbench.standing.get);
  const possible = commands.filter(({ when }) => when(workbench) === true);
  if (possible.length === 0) return null;
  const label = translate('desk.leaving.menu');
  return (
    <>
      <Tip words={label}>
        <IconButton aria-label={label} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}><Icon name="more" /></IconButton>
      </Tip>
      <Menu open={anchor !== null} onClose={() => setAnchor(null)} anchorEl={anchor} transitionDuration={80} slotProps={{ list: { 'aria-label': label, dense: true } }}>
        {possible.map((command) => <MenuItem key={command.id} onClick={() => { setAnchor(null); command.run(workbench); }}>{translate(command.title)}</MenuItem>)}
      </Menu>
    </>
  );
};
