import type { UpstreamReport } from '#core/model/upstream';
import { Box } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Pages } from '../list/Pages';
import { Reports } from './Reports';

const PER_PAGE = 20;

/** What happened upstream and needs no answer, newest first, page by page. */
export const Happened = ({ showId, newest, total }: { showId: string; newest: readonly UpstreamReport[]; total: number }) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    queryKey: ['shows', showId, 'upstream', 'reports', page, total], enabled: page > 1, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => dataProvider.upstreamReports(showId, 'answered', page, signal),
  });
  const reports = page === 1 ? newest : (data?.items ?? newest);
  return (
    <Box>
      <Reports title={translate('upstream.happened')} reports={reports} />
      <Box sx={{ marginTop: '8px' }}><Pages page={page} pages={Math.ceil(total / PER_PAGE)} onTurn={setPage} /></Box>
    </Box>
  );
};
