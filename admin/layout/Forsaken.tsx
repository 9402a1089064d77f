import { Box } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LinkBase, useLocation, useTranslate } from 'react-admin';
import { currentSession } from '../authProvider';
import type { Forsaken as Waiting } from '../desk/store/unsentOf';

const look = async (): Promise<Waiting[]> => {
  const { forsakenBy } = await import('../desk/store/unsentOf');
  const { user } = await currentSession();
  return forsakenBy(user.id);
};

/** Edits that wait in this browser and that no desk is open to send: they are named until their episode was opened. */
export const Forsaken = () => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  // one may have come back from the desk that sent them; what the browser keeps is there without a network, too
  const { data: waiting = [] } = useQuery({ queryKey: ['forsaken', pathname], queryFn: look, placeholderData: keepPreviousData, staleTime: 0, retry: false, networkMode: 'always', refetchOnWindowFocus: 'always' });
  if (waiting.length === 0) return null;
  return (
    <Box component="section" aria-label={translate('stet.forsaken.label')} sx={{ flex: 'none', padding: '8px 24px', backgroundColor: 'var(--red-soft)', borderBottom: '1px solid var(--line)' }}>
      {translate('stet.forsaken.waits', { smart_count: waiting.reduce((sum, { edits }) => sum + edits, 0) })}{' '}
      {waiting.map(({ episodeId, title, edits }, at) => (
        <span key={episodeId}>{at > 0 && ', '}<LinkBase to={`/episodes/${episodeId}`}>{title ?? translate('stet.forsaken.untitled')}</LinkBase> ({edits})</span>
      ))}
    </Box>
  );
};
