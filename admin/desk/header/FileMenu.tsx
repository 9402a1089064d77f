import { IconButton, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatNames } from '#core/formats/names';
import { draftFileUrl } from '../../dataProvider';
import { useWorkbench } from '../context';
import { Icon } from '../Icon';
import { whenSaved } from '../import/whenSaved';
import { Tip } from '../Tip';

/** A format that holds either the transcript or the chapters is listed as a file of each. */
const written = formatNames.flatMap(({ title, files }) => files.map((name) => ({ title, name })));

/** Imports a transcript or chapters into this episode, and downloads them in any format. */
export const FileMenu = () => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const download = async (name: string) => {
    close();
    await whenSaved(workbench.store).catch(() => undefined); // a file without the last edits is better than none; the header says what is missing
    const link = document.createElement('a');
    link.href = draftFileUrl(workbench.desk.episode.id, name);
    link.download = ''; // the server provides the name
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
