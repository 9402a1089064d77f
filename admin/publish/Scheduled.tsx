import { Box, Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Said } from '../layout/Said';
import { writtenMoment } from '../list/written';

/** Scheduled publications, and those that failed. */
export const Scheduled = ({ showId, mayCancel }: { showId: string; mayCancel: boolean }) => {
  const translate = useTranslate();
  const queries = useQueryClient();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [problem, setProblem] = useState<string | null>(null);
  const queryKey = ['shows', showId, 'scheduled-publications'];
  const { data } = useQuery({ queryKey, queryFn: ({ signal }) => dataProvider.scheduled(showId, signal), staleTime: 0 });
  const shown = data?.items.filter(({ state }) => state === 'waiting' || state === 'failed') ?? [];
  if (shown.length === 0) return null;
  const cancel = async (id: string) => {
    setProblem(null);
    try {
      await dataProvider.unschedule(showId, id);
    } catch (error) {
      setProblem((error as Error).message);
    }
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <Box component="section" aria-labelledby="scheduled" sx={{ marginBottom: '24px' }}>
      <h2 id="scheduled">{translate('publish.scheduled')}</h2>
      {problem && <Said>{translate(problem, { _: problem })}</Said>}
      {shown.map(({ id, publishAt, episodes, note, state, reason, createdBy }) => (
        <Box key={id} sx={{ display: 'flex', gap: '16px', alignItems: 'center', minHeight: 36, padding: '4px 0', borderTop: '1px solid var(--line)' }}>
          <Box component="span" sx={{ width: 160, fontVariantNumeric: 'tabular-nums' }}>{writtenMoment(publishAt)}</Box>
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <div>{episodes.length === 0 ? translate('publish.scheduledAdditions') : episodes.length === 1 ? episodes[0]!.title : translate('publish.scheduledEpisodes', { smart_count: episodes.length })}</div>
            <Box sx={{ color: reason === null ? 'var(--muted)' : 'var(--red)' }}>{reason === null ? [createdBy, note].filter(Boolean).join(' · ') : translate(state === 'failed' ? 'publish.scheduledFailed' : 'publish.scheduledTried', { reason })}</Box>
          </Box>
          {mayCancel && state === 'waiting' && <Button variant="outlined" onClick={() => void cancel(id)}>{translate('stet.action.cancel')}</Button>}
        </Box>
      ))}
    </Box>
  );
};
