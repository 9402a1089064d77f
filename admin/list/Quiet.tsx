import { Box } from '@mui/material';
import type { ReactNode } from 'react';

/** The less important text in a row. */
export const Quiet = ({ children }: { children: ReactNode }) => <Box component="span" sx={{ color: 'var(--muted)' }}>{children}</Box>;
