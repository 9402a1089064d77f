import { Box } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { Pages } from './Pages';

/** How many rows there are, and which of them this page shows. */
export const Pager = () => {
  const translate = useTranslate();
  const { total = 0, page, perPage, setPage, isPending } = useListContext();
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (isPending) return null;
  return (
    <Box component="nav" aria-label={translate('stet.list.pages')} sx={{ display: 'flex', alignItems: 'center', gap: '8px', minHeight: 32, marginTop: '8px', color: 'var(--muted)' }}>
      <span>{translate('stet.list.total', { smart_count: total })}</span>
      <Box sx={{ marginLeft: 'auto' }}><Pages page={page} pages={pages} onTurn={setPage} /></Box>
    </Box>
  );
};
