import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** A note on a change that is not an error, set off beneath it. */
export const Remark = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box sx={{ margin: '12px 0 0', padding: '8px 12px', borderLeft: '3px solid var(--edge)', backgroundColor: 'var(--hover)', borderRadius: '0 6px 6px 0', overflowWrap: 'anywhere' }}>
    <Box sx={{ fontWeight: 600 }}>{title}</Box>
    {children}
  </Box>
);
