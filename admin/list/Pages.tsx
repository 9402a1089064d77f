import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The page number and buttons to other pages; nothing if there is only one. */
export const Pages = ({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) => {
  const translate = useTranslate();
  if (pages <= 1) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: '8px', color: 'var(--muted)' }}>
      <Button aria-label={translate('stet.list.previous')} disabled={page <= 1} onClick={() => onTurn(page - 1)}>←</Button>
      <span>{translate('stet.list.page', { page, pages })}</span>
      <Button aria-label={translate('stet.list.next')} disabled={page >= pages} onClick={() => onTurn(page + 1)}>→</Button>
    </Box>
  );
};
