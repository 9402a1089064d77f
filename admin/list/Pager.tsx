import { Box, Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';

/** How many there are, and where we stand among them. */
export const Pager = () => {
  const translate = useTranslate();
  const { total = 0, page, perPage, setPage, isPending } = useListContext();
  const pages = Math.max(1, Math.ceil(total / perPage));
  if (isPending) return null;
  return (
    <Box component="nav" aria-label={translate('stet.list.pages')} sx={{ display: 'flex', alignItems: 'center', gap: '8px', minHeight: 32, marginTop: '8px', color: 'var(--muted)' }}>
      <span>{translate('stet.list.total', { smart_count: total })}</span>
      {pages > 1 && (
        <Box sx={{ marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: '8px' }}>
          <Button aria-label={translate('stet.list.previous')} disabled={page <= 1} onClick={() => setPage(page - 1)}>←</Button>
          <span>{translate('stet.list.page', { page, pages })}</span>
          <Button aria-label={translate('stet.list.next')} disabled={page >= pages} onClick={() => setPage(page + 1)}>→</Button>
        </Box>
      )}
    </Box>
  );
};
