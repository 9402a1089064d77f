import { IconButton, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatNames } from '#core/formats/names';
import { draftFileUrl } from '../../dataProvider';
import { useWorkbench } from '../context';
import { Icon } from '../Icon';
import { whenSaved } from '../import/whenSaved';
import { Tip } from '../Tip';

/** A format may hold the transcript or the chapters, and is a file of each then. */
const written = formatNames.flatMap(({ title, files }) => files.map((name) => ({ title, name })));

/** Files in and out: a transcript or chapters for this episode, and what it says now in any format. */
export const FileMenu = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const download = async (name: string) => {
    close();
    await whenSaved(workbench.store).catch(() => undefined); // what the server has is better than nothing; the header says what it lacks
    const link = document.createElement('a');
    link.href = draftFileUrl(workbench.desk.episode.id, name);
    link.download = ''; // the server names it
    link.click();
  };
  return (
    <>
      <Tip words={translate('desk.files.tip')}>
        <IconButton aria-label={translate('desk.files.label')} aria-haspopup="menu" aria-expanded={anchor !== null} onClick={(event) => setAnchor(event.currentTarget)}><Icon name="file" /></IconButton>
      </Tip>
      <Menu open={anchor !== null} onClose={close} anchorEl={anchor} transitionDuration={80} slotProps={{ list: { 'aria-label': translate('desk.files.label'), dense: true } }}>
        {workbench.editable && <MenuItem onClick={() => { close(); workbench.attention.set({ importing: { file: null } }); }}>{translate('desk.files.import')}</MenuItem>}
        {(['transcript', 'chapters'] as const).flatMap((kind) => [
          <ListSubheader key={kind} role="presentation" disableSticky>{translate(`desk.files.${kind}`)}</ListSubheader>,
          ...written.filter(({ name }) => name.startsWith(`${kind}.`)).map(({ name, title }) => <MenuItem key={name} onClick={() => void download(name)}>{title}</MenuItem>),
        ])}
      </Menu>
    </>
  );
};
