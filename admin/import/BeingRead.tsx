import type { ImportPreview, ImportReading } from '#core/model/import';
import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider, useNavigate, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { ButtonLink } from '../layout/ButtonLink';
import { Page } from '../layout/Page';
import { Said } from '../layout/Said';
import { writtenCount } from '../list/written';
import { RequestError } from '../request';
import { Bar } from './Bar';
import { megabytes } from './megabytes';

const ASK_EVERY_MS = 500;

const goesOn = (reading: ImportReading | undefined) => reading === undefined || reading.state === 'fetching' || reading.state === 'reading';

/** The progress of reading something large. This page can be reloaded, or left and come back to. */
export const BeingRead = ({ importId, onRead }: { importId: string; onRead: (preview: ImportPreview) => void }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['imports', importId, 'reading'],
    queryFn: ({ signal }) => dataProvider.importReading(importId, signal),
    refetchInterval: ({ state }) => (goesOn(state.data) ? ASK_EVERY_MS : false),
    retry: (_, problem) => !(problem instanceof RequestError) || problem.status === 0 || problem.status >= 500,
    gcTime: 0,
  });
  const { data: understood, error: lost } = useQuery({
    queryKey: ['imports', importId, 'understood'],
    queryFn: ({ signal }) => dataProvider.importUnderstood(importId, signal),
    enabled: data?.state === 'read', gcTime: 0,
  });
  useEffect(() => {
    if (understood) onRead(understood);
  }, [understood, onRead]);
  const cancel = async () => {
    await dataProvider.forgetImport(importId);
    navigate('/imports');
  };
  const failure = data?.state === 'failed' ? data.problem?.message : (lost ?? (data ? null : error))?.message;
  const title = translate(failure ? 'imports.notRead' : data?.state === 'fetching' ? 'imports.fetching' : 'imports.reading');
  return (
    <Page title={title} crumbs={[{ label: translate('imports.title'), to: '/imports' }]}>
      <Box sx={{ maxWidth: 560, display: 'grid', gap: '12px' }}>
        {failure && <Said action={<ButtonLink to="/imports">{translate('imports.again')}</ButtonLink>}>{failure}</Said>}
        {data && !failure && (
          <>
            <Bar done={data.doneBytes} total={data.totalBytes} label={title} />
            <Box component="output" sx={{ color: 'var(--muted)', minHeight: 20 }}>
              {data.totalBytes !== null && data.state !== 'fetching' && translate('imports.readSoFar', { smart_count: data.episodes, count: writtenCount(data.episodes), done: megabytes(data.doneBytes), total: megabytes(data.totalBytes) })}
            </Box>
            <Box sx={{ color: 'var(--muted)' }}>{translate(data.stalled ? 'imports.readingStalled' : 'imports.mayLeave')}</Box>
            <Box><Button variant="outlined" onClick={() => void cancel()}>{translate('imports.cancel')}</Button></Box>
          </>
        )}
      </Box>
    </Page>
  );
};
