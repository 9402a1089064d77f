import { FormControlLabel, Radio, RadioGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { BringMode, EpisodeImport } from '#core/model/episodeImport';

/** Whether the file replaces what is here or adds to it, with what each would do. */
export const ModeChoice = ({ found, mode, onChange }: { found: EpisodeImport; mode: BringMode; onChange: (mode: BringMode) => void }) => {
  const translate = useTranslate();
  return (
    <RadioGroup className="modes" aria-label={translate('desk.import.mode')} value={mode} onChange={(_, value) => onChange(value as BringMode)}>
      {(['merge', 'replace'] as const).map((each) => (
        <div key={each}>
          <FormControlLabel value={each} control={<Radio slotProps={{ input: { 'aria-describedby': `import-${each}` } }} />} label={translate(`desk.import.modes.${each}.${found.kind}`)} />
          <p className="quiet" id={`import-${each}`}>
            {translate(`desk.import.modeHelp.${each}.${found.kind}`)} <span className="sum">{found.differences[each].none ? translate('desk.import.nothing') : found.differences[each].summary.join(', ')}</span>
          </p>
        </div>
      ))}
    </RadioGroup>
  );
};
