import { IconButton, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useWorkbench } from '../context';
import { Icon } from '../Icon';

/** The menu beside a speaker of the outline, with commands that affect all episodes. */
export const SpeakerMore = ({ id, name }: { id: string; name: string }) => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const label = translate('desk.outline.more', { name });
  const mend = (verb: 'rename' | 'merge') => {
    setAnchor(null);
    attention.set({ mending: { speakerId: id, verb } });
  };
  return (
    <>
      <IconButton className="more" title={label} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}><Icon name="more" /></IconButton>
      <Menu open={anchor !== null} onClose={() => setAnchor(null)} anchorEl={anchor} transitionDuration={80} slotProps={{ list: { 'aria-label': label, dense: true } }}>
        <MenuItem onClick={() => mend('rename')}>{translate('desk.commands.speaker.rename', { name })}</MenuItem>
        <MenuItem onClick={() => mend('merge')}>{translate('desk.commands.speaker.merge', { name })}</MenuItem>
      </Menu>
    </>
  );
};
