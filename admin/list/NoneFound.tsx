import { Box, Button } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';

export const NoneFound = () => {
  const translate = useTranslate();
  const { setFilters } = useListContext();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: '12px', padding: '8px 0', color: 'var(--muted)' }}>
      {translate('stet.list.none', { hint: translate('stet.list.noneHint') })}
      <Button variant="outlined" onClick={() => setFilters({})}>{translate('stet.list.clear')}</Button>
    </Box>
  );
};
