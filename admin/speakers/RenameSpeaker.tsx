import type { SpeakerRow } from '#core/model/episode';
import { Box, TextField } from '@mui/material';
import { useState } from 'react';
import { useRefresh, useTranslate, useUpdate } from 'react-admin';
import { Asking } from '../form/Asking';
import { focusHere } from '../form/focusHere';

export const RenameSpeaker = ({ speaker, onClose }: { speaker: SpeakerRow; onClose: () => void }) => {
  const translate = useTranslate();
  const refresh = useRefresh();
  const [update] = useUpdate();
  const [name, setName] = useState(speaker.name);
  const rename = async () => {
    await update('speakers', { id: speaker.id, data: { name: name.trim() } }, { returnPromise: true });
    refresh();
  };
  return (
    <Asking title={translate('stet.speakers.renameTitle', { name: speaker.name })} confirm={translate('stet.speakers.rename')} ready={name.trim() !== '' && name.trim() !== speaker.name} onConfirm={rename} onClose={onClose}>
      <Box component="p" sx={{ color: 'var(--muted)' }}>{translate('stet.speakers.renameHelp', { show: speaker.showTitle })}</Box>
      <TextField id="speaker-name" label={translate('stet.speakers.name')} value={name} onChange={(event) => setName(event.target.value)} inputRef={focusHere} slotProps={{ htmlInput: { maxLength: 128 } }} />
    </Asking>
  );
};
