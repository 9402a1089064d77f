import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The name, with the dots that proof-readers put under words to be kept. */
export const Wordmark = ({ large = false }: { large?: boolean }) => {
  const translate = useTranslate();
  return (
    <Box
      component="span"
      sx={{ fontFamily: 'var(--font-reading)', fontSize: large ? 22 : 17, lineHeight: large ? '28px' : '20px', fontWeight: 600, letterSpacing: '-0.01em', color: 'var(--ink)', textDecoration: 'underline dotted var(--red) 2px', textUnderlineOffset: '4px' }}
    >
      {translate('stet.name')}
    </Box>
  );
};
