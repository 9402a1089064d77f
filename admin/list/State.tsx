import type { EpisodeState, FeedPlace } from '#core/model/episode';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Places of an episode relative to the feed that say more than the state of its corrections. */
const places = ['leaving', 'out', 'returning', 'gone'] as const satisfies FeedPlace[];
type Said = EpisodeState | (typeof places)[number];

const dot: Record<Said, object> = {
  imported: { border: '1.5px solid var(--muted)' },
  findings: { backgroundColor: 'var(--red)' },
  edited: { backgroundColor: 'var(--accent)' },
  published: { backgroundColor: 'var(--ink)' },
  leaving: { backgroundColor: 'var(--accent)' },
  returning: { backgroundColor: 'var(--accent)' },
  out: { border: '1.5px dashed var(--muted)' },
  gone: { border: '1.5px dashed var(--muted)' },
};

const saidOf = (state: EpisodeState, feed: FeedPlace | undefined): Said => places.find((place) => place === feed) ?? state;

/** A state as a word with a dot. */
export const State = ({ state, feed }: { state: EpisodeState; feed?: FeedPlace }) => {
  const translate = useTranslate();
  const said = saidOf(state, feed);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'baseline', gap: '8px', overflowWrap: 'normal' }}>
      <Box component="span" aria-hidden="true" sx={{ boxSizing: 'border-box', flex: 'none', width: 8, height: 8, borderRadius: '50%', ...dot[said] }} />
      {translate(`stet.state.${said}`)}
    </Box>
  );
};
