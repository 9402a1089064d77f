import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** What went wrong, shown where it went wrong until it is put right. */
export const Said = ({ title, children, action }: { title?: string; children: ReactNode; action?: ReactNode }) => (
  <Box role="alert" sx={{ display: 'flex', gap: '12px', alignItems: 'baseline', padding: '10px 12px', borderLeft: '3px solid var(--red)', borderRadius: '0 6px 6px 0', backgroundColor: 'var(--red-soft)' }}>
    <Box sx={{ flex: 1, minWidth: 0 }}>
      {title && <Box sx={{ fontWeight: 600 }}>{title}</Box>}
      {children}
    </Box>
    {action}
  </Box>
);
