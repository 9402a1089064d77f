import { Box } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { currentSession } from '../authProvider';
import type { Waiting } from '../desk/store/saveState';
import type { Forsaken as Episode } from '../desk/store/unsentOf';
import { whatWaits } from '../desk/store/whatWaits';

const look = async (): Promise<Episode[]> => {
  const { forsakenBy } = await import('../desk/store/unsentOf');
  const { user } = await currentSession();
  return forsakenBy(user.id);
};

/** Names the episodes with edits that wait in this browser and that no open desk will send, until they are opened. */
export const Forsaken = () => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  // looks again on every page, since the user may come from the desk that sent them; the browser's storage needs no network
  const { data: waiting = [] } = useQuery({ queryKey: ['forsaken', pathname], queryFn: look, placeholderData: keepPreviousData, staleTime: 0, retry: false, networkMode: 'always', refetchOnWindowFocus: 'always' });
  if (waiting.length === 0) return null;
  const all = waiting.reduce<Waiting>((sum, { edits, decisions }) => ({ edits: sum.edits + edits, decisions: sum.decisions + decisions }), { edits: 0, decisions: 0 });
  return (
    <Box component="section" aria-label={translate('stet.forsaken.label')} sx={{ flex: 'none', padding: '8px 24px', backgroundColor: 'var(--red-soft)', borderBottom: '1px solid var(--line)' }}>
      {translate('stet.forsaken.waits', { what: whatWaits(translate, all), smart_count: all.edits + all.decisions })}{' '}
      {waiting.map(({ episodeId, title, ...its }, at) => (
        <span key={episodeId}>{at > 0 && ', '}<LinkBase to={`/episodes/${episodeId}`}>{title ?? translate('stet.forsaken.untitled')}</LinkBase> ({whatWaits(translate, its)})</span>
      ))}
    </Box>
  );
};
