import { Box } from '@mui/material';
import type { ReactNode } from 'react';

interface EmptyProps {
  title: string;
  body: string;
  /** The one thing to do first. */
  action?: ReactNode;
  aside?: ReactNode;
}

/** An empty page says what it is for and what to do first. */
export const Empty = ({ title, body, action, aside }: EmptyProps) => (
  <Box sx={{ width: 'min(480px, 100vw - 48px)', padding: '72px 0 0', margin: '0 auto' }}>
    <Box component="h2" sx={{ fontFamily: 'var(--font-reading)', fontSize: '22px', lineHeight: '28px', marginBottom: '8px' }}>{title}</Box>
    <Box component="p" sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px', color: 'var(--muted)' }}>{body}</Box>
    {action && <Box sx={{ marginTop: '24px' }}>{action}</Box>}
    {aside && <Box sx={{ marginTop: '16px', color: 'var(--muted)' }}>{aside}</Box>}
  </Box>
);
