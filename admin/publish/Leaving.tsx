import type { EpisodeChange } from '#core/model/publication';
import { Box } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';

/** The episodes that listeners will lose. They are named first, but need no confirmation. */
export const Leaving = ({ changes }: { changes: readonly EpisodeChange[] }) => {
  const translate = useTranslate();
  const leaving = changes.filter(({ moves }) => moves === 'leaves');
  if (leaving.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="publish-leaving" sx={{ padding: '12px 16px', borderLeft: '3px solid var(--accent)', backgroundColor: 'var(--hover)', borderRadius: '0 6px 6px 0', marginBottom: '24px', maxWidth: 720 }}>
      <h2 id="publish-leaving">{translate('publish.leaves', { smart_count: leaving.length })}</h2>
      <p>{translate('publish.leavesHelp', { smart_count: leaving.length })}</p>
      <Box component="ul" sx={{ margin: '8px 0 0', paddingLeft: '18px' }}>
        {leaving.map(({ episodeId, title }) => <li key={episodeId}><Box component={LinkBase} to={`/episodes/${episodeId}`} sx={{ color: 'var(--ink)' }}>{title}</Box></li>)}
      </Box>
    </Box>
  );
};
