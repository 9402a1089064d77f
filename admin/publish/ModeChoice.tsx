import type { ShowMode } from '#core/model/show';
import { Box, FormControlLabel, Radio, RadioGroup } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Whether this feed takes over from the original or mirrors it; decided once. */
export const ModeChoice = ({ mode, onChange }: { mode: ShowMode; onChange: (mode: ShowMode) => void }) => {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="publish-mode">
      <h2 id="publish-mode">{translate('publish.mode')}</h2>
      <Box sx={{ color: 'var(--muted)' }}>{translate('publish.modeHelp')}</Box>
      <RadioGroup aria-labelledby="publish-mode" value={mode} onChange={(_, value) => onChange(value as ShowMode)}>
        {(['mirror', 'replace'] as const).map((value) => (
          <Box key={value} sx={{ padding: '4px 0' }}>
            <FormControlLabel value={value} control={<Radio slotProps={{ input: { 'aria-describedby': `mode-${value}` } }} />} label={translate(value === 'replace' ? 'publish.modeReplace' : 'publish.modeMirror')} />
            <Box id={`mode-${value}`} sx={{ color: 'var(--muted)', paddingLeft: '26px', marginTop: '-4px' }}>{translate(value === 'replace' ? 'publish.modeReplaceHelp' : 'publish.modeMirrorHelp')}</Box>
          </Box>
        ))}
      </RadioGroup>
    </Box>
  );
};
