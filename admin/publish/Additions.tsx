import type { Enrichment, Show, ShowMode } from '#core/model/show';
import { Box, Checkbox, FormControlLabel } from '@mui/material';
import { useTranslate } from 'react-admin';

/** In the order that suits a newcomer. The type ensures that none is missing. */
const all = Object.keys({ transcripts: 0, 'transcript-in-notes': 0, chapters: 0, psc: 0, persons: 0, 'podcast-guid': 0, 'self-link': 0, hub: 0, 'new-feed-url': 0, 'last-build-date': 0 } satisfies Record<Enrichment, 0>) as Enrichment[];

interface AdditionsProps {
  chosen: readonly Enrichment[];
  /** A mirror moves no listeners. */
  mode: ShowMode;
  /** The date of a feed built here moves anyway. */
  origin: Show['origin'];
  onChange: (chosen: Enrichment[]) => void;
  disabled?: boolean;
}

/** What Stet can add to the feed, each explained, and off until it is turned on. */
export const Additions = ({ chosen, mode, origin, onChange, disabled }: AdditionsProps) => {
  const translate = useTranslate();
  return (
    <Box component="section" aria-labelledby="publish-additions">
      <h2 id="publish-additions">{translate('publish.additions')}</h2>
      <Box sx={{ color: 'var(--muted)', marginBottom: '4px' }}>{translate('publish.additionsHelp')}</Box>
      {all.filter((name) => (name === 'new-feed-url' ? mode === 'replace' : name !== 'last-build-date' || origin === 'feed')).map((name) => (
        <Box key={name} sx={{ padding: '4px 0' }}>
          <FormControlLabel
            control={<Checkbox checked={chosen.includes(name)} disabled={disabled} onChange={(_, on) => onChange(all.filter((other) => (other === name ? on : chosen.includes(other))))} slotProps={{ input: { 'aria-describedby': `addition-${name}` } }} />}
            label={translate(`publish.enrichment.${name}`)}
          />
          <Box id={`addition-${name}`} sx={{ color: 'var(--muted)', paddingLeft: '26px', marginTop: '-4px' }}>{translate(`publish.enrichment.${name}Help`)}</Box>
        </Box>
      ))}
    </Box>
  );
};
