import type { PublicationPreview } from '#core/model/publication';
import { Box, Button, Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { isChosen, ticked, type Chosen } from './selection';

interface EpisodesProps {
  waiting: z.infer<typeof PublicationPreview>['waiting'];
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  disabled: boolean;
}

const SHOWN = 12;
const tick = { display: 'flex', alignItems: 'flex-start', marginRight: 0, minHeight: 28, '& .MuiFormControlLabel-label': { minWidth: 0, paddingTop: '6px', overflowWrap: 'anywhere' } } as const;

/** Which of the waiting episodes to publish: all, unless some are unticked. */
export const Episodes = ({ waiting, chosen, onChange, disabled }: EpisodesProps) => {
  const translate = useTranslate();
  const [all, setAll] = useState(false);
  if (waiting.length === 0) return null;
  const count = waiting.filter(({ episodeId }) => isChosen(chosen, episodeId)).length;
  return (
    <Box component="section" aria-labelledby="publish-episodes">
      <h2 id="publish-episodes">{translate('publish.episodes')}</h2>
      <FormControlLabel sx={tick} control={<Checkbox checked={count === waiting.length} indeterminate={count > 0 && count < waiting.length} disabled={disabled} onChange={(_, on) => onChange(on ? 'all' : { episodeIds: [], show: false })} />} label={translate('publish.allEpisodes', { smart_count: waiting.length })} />
      <Box sx={{ paddingLeft: '12px' }}>
        {(all ? waiting : waiting.slice(0, SHOWN)).map(({ episodeId, title, leaves }) => (
          <FormControlLabel key={episodeId} sx={tick} control={<Checkbox checked={isChosen(chosen, episodeId)} disabled={disabled} onChange={(_, on) => onChange(ticked(chosen, waiting, episodeId, on))} />} label={leaves ? translate('publish.leavesTick', { title }) : title} />
        ))}
        {!all && waiting.length > SHOWN && <Button onClick={() => setAll(true)} sx={{ color: 'var(--accent)' }}>{translate('publish.more', { smart_count: waiting.length - SHOWN })}</Button>}
      </Box>
      {chosen !== 'all' && <FormControlLabel sx={tick} control={<Checkbox checked={chosen.show} disabled={disabled} onChange={(_, show) => onChange({ ...chosen, show })} />} label={translate('publish.showItself')} />}
    </Box>
  );
};
