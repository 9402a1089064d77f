import { Box, Button } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';

/** How many places to look at, and buttons to step through them. */
export const WarningSteps = ({ count }: { count: number }) => {
  const translate = useTranslate();
  const at = useRef(-1);
  const step = (by: number) => {
    const places = document.querySelectorAll<HTMLElement>('[data-warning]');
    if (!places.length) return;
    at.current = (at.current + by + places.length) % places.length;
    const place = places[at.current];
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  };
  if (count === 0) return <Box component="span" sx={{ color: 'var(--muted)' }}>{translate('imports.noWarnings')}</Box>;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: '4px', color: 'var(--red)' }}>
      {translate('imports.warnings', { smart_count: count })}
      <Button aria-label={translate('imports.previousWarning')} onClick={() => step(-1)} sx={{ minWidth: 32, color: 'var(--ink)' }}>↑</Button>
      <Button aria-label={translate('imports.nextWarning')} onClick={() => step(1)} sx={{ minWidth: 32, color: 'var(--ink)' }}>↓</Button>
    </Box>
  );
};
