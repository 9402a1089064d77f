import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDataProvider, useNavigate, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Page } from '../layout/Page';
import { Said } from '../layout/Said';
import { ButtonLink } from '../layout/ButtonLink';
import { writtenCount } from '../list/written';
import { RequestError } from '../request';
import { Bar } from './Bar';

const ASK_EVERY_MS = 700;

/** The progress of an import. It goes on by itself: this page can be left, reloaded, or lose its connection. */
export const Importing = ({ importId }: { importId: string }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['imports', importId, 'progress'],
    queryFn: ({ signal }) => dataProvider.importProgress(importId, signal),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? ASK_EVERY_MS : false),
    retry: (_, problem) => !(problem instanceof RequestError) || problem.status === 0 || problem.status >= 500,
    gcTime: 0,
  });
  useEffect(() => {
    if (data?.state === 'done') navigate(`/shows/${data.showId}`, { replace: true });
  }, [data, navigate]);
  const cancel = async () => {
    await dataProvider.forgetImport(importId);
    navigate('/imports');
  };
  const title = translate(data?.state === 'failed' || error ? 'imports.notImported' : 'imports.submitting');
  return (
    <Page title={title} crumbs={[{ label: translate('imports.title'), to: '/imports' }]}>
      <Box sx={{ maxWidth: 560, display: 'grid', gap: '12px' }}>
        {(data?.problem || (error && !data)) && <Said action={<ButtonLink to="/imports">{translate('imports.again')}</ButtonLink>}>{data?.problem?.message ?? error?.message}</Said>}
        {data && data.state !== 'failed' && (
          <>
            <Bar done={data.done} total={data.total} label={translate('imports.submitting')} />
            <Box component="output" sx={{ color: 'var(--muted)' }}>{translate('imports.progress', { done: data.done.toLocaleString('en'), total: writtenCount(data.total) })}</Box>
            <Box sx={{ color: 'var(--muted)' }}>{translate(data.stalled ? 'imports.stalled' : 'imports.mayLeave')}</Box>
            <Box><Button variant="outlined" onClick={() => void cancel()}>{translate('imports.cancel')}</Button></Box>
          </>
        )}
      </Box>
    </Page>
  );
};
