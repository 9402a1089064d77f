import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatNames } from '#core/formats/names';
import type { EpisodeImport } from '#core/model/episodeImport';

const readable = formatNames.filter((format) => format.readable);

interface FormatChoiceProps {
  format: EpisodeImport['format'];
  busy: boolean;
  onChange: (name: string) => void;
}

/** What the file was taken for and why; whoever knows better says so. */
export const FormatChoice = ({ format: { name, reason }, busy, onChange }: FormatChoiceProps) => {
  const translate = useTranslate();
  return (
    <div className="row format">
      <TextField
        id="import-format" select size="small" label={translate('desk.import.readAs')} value={name} disabled={busy} onChange={(event) => onChange(event.target.value)}
        slotProps={{ select: { native: true } }}
      >
        {readable.map((each) => <option key={each.name} value={each.name}>{each.title}</option>)}
      </TextField>
      <span className="quiet">{reason}</span>
    </div>
  );
};
