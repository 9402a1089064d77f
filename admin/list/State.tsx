import type { EpisodeState } from '#core/model/episode';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

const dot: Record<EpisodeState, object> = {
  imported: { border: '1.5px solid var(--muted)' },
  findings: { backgroundColor: 'var(--red)' },
  edited: { backgroundColor: 'var(--accent)' },
  published: { backgroundColor: 'var(--ink)' },
};

/** A state as a word with a dot. */
export const State = ({ state }: { state: EpisodeState }) => {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: '8px' }}>
      <Box component="span" aria-hidden="true" sx={{ boxSizing: 'border-box', width: 8, height: 8, borderRadius: '50%', ...dot[state] }} />
      {translate(`stet.state.${state}`)}
    </Box>
  );
};
