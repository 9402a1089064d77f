import { Button, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DropArea } from '../../import/DropArea';
import type { Doing, Material } from './useEpisodeImport';
import { Working } from './Working';

interface BringFileProps {
  doing: Doing | null;
  /** The pasted text, held by the parent so that it survives a refusal and a look at the preview. */
  text: string;
  onText: (text: string) => void;
  onMaterial: (material: Material) => void;
}

/** Takes a file to drop or choose, or text to paste. The format is recognised. */
export const BringFile = ({ doing, text, onText, onMaterial }: BringFileProps) => {
  const translate = useTranslate();
  const busy = doing !== null;
  return (
    <div className="bring">
      <DropArea busy={busy} onFile={onMaterial} help={translate('desk.import.dropHelp')} accept={undefined} />
      <TextField
        id="import-text" label={translate('desk.import.paste')} placeholder={translate('desk.import.pastePlaceholder')} multiline minRows={4} maxRows={8}
        value={text} onChange={(event) => onText(event.target.value)}
      />
      <div className="row">
        <Button variant="outlined" disabled={busy || text.trim() === ''} onClick={() => onMaterial(text)}>{translate('imports.readPaste')}</Button>
        <Working doing={doing} />
      </div>
    </div>
  );
};
