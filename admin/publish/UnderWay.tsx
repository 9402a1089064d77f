import type { PreviewProgress } from '#core/model/publication';
import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Bar } from '../import/Bar';

const ASK_EVERY_MS = 1_000;
/** With fewer episodes, a preview is there before anybody reads a count. */
const MANY = 20;
const STARTING: PreviewProgress = { stage: 'starting', done: 0, total: 0 };

/** While a preview is made: that it is, and how far it has come. */
export const UnderWay = ({ showId }: { showId: string }) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const { data: { stage, done, total } } = useQuery({
    queryKey: ['shows', showId, 'preview-progress'], queryFn: ({ signal }) => dataProvider.previewProgress(showId, signal),
    initialData: STARTING, staleTime: ASK_EVERY_MS, refetchInterval: ASK_EVERY_MS, gcTime: 0, retry: false,
  });
  const label = translate('publish.reading');
  return (
    <Box sx={{ display: 'grid', gap: '8px', maxWidth: 560, color: 'var(--muted)' }}>
      <output>{label}</output>
      {stage !== 'starting' && total >= MANY && (
        <>
          <Bar done={done} total={total} label={label} />
          <span>{translate(`publish.underWay.${stage}`, { done, smart_count: total })}</span>
        </>
      )}
    </Box>
  );
};
