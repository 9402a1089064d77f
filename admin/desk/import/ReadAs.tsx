import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatNames } from '#core/formats/names';

const readable = formatNames.filter((format) => format.readable);

interface ReadAsProps {
  /** The name of a format; empty if none is known yet. */
  value: string;
  busy: boolean;
  onChange: (name: string) => void;
}

/** A choice of all formats that can be read, by title. */
export const ReadAs = ({ value, busy, onChange }: ReadAsProps) => {
  const translate = useTranslate();
  return (
    <TextField
      id="import-format" className="read-as-format" select size="small" label={translate('desk.import.readAs')} value={value} disabled={busy} onChange={(event) => onChange(event.target.value)}
      slotProps={{ select: { native: true } }}
    >
      {value === '' && <option value="" disabled>{translate('desk.import.chooseFormat')}</option>}
      {readable.map((each) => <option key={each.name} value={each.name}>{each.title}</option>)}
    </TextField>
  );
};
