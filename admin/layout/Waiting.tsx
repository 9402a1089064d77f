import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Says quietly that something is loading. */
export const Waiting = () => {
  const translate = useTranslate();
  return <Box component="output" sx={{ display: 'block', padding: '72px 24px', textAlign: 'center', color: 'var(--muted)', opacity: 0, animation: 'appear 150ms 400ms forwards', '@keyframes appear': { to: { opacity: 1 } } }}>{translate('stet.list.loading')}</Box>;
};
