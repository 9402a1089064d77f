import { Button, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DropArea } from '../../import/DropArea';
import type { Doing, Material } from './useEpisodeImport';
import { Working } from './Working';

interface BringFileProps {
  doing: Doing | null;
  /** What is pasted; kept by whoever shows this, so that it outlives a refusal and a look at the preview. */
  text: string;
  onText: (text: string) => void;
  onMaterial: (material: Material) => void;
}

/** A file to drop or choose, or text to paste; the format is found out. */
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
