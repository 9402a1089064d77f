import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { DropArea } from '../../import/DropArea';
import type { Material } from './useEpisodeImport';

/** A file to drop or choose, or text to paste; the format is found out. */
export const BringFile = ({ busy, onMaterial }: { busy: boolean; onMaterial: (material: Material) => void }) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  return (
    <div className="bring">
      <DropArea busy={busy} onFile={onMaterial} help={translate('desk.import.dropHelp')} accept={undefined} />
      <TextField
        id="import-text" label={translate('desk.import.paste')} placeholder={translate('desk.import.pastePlaceholder')} multiline minRows={4} maxRows={8}
        value={text} onChange={(event) => setText(event.target.value)}
      />
      <div className="row"><Button variant="outlined" disabled={busy || text.trim() === ''} onClick={() => onMaterial(text)}>{translate('imports.readPaste')}</Button></div>
    </div>
  );
};
