import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { ThemeToggle } from '../layout/ThemeToggle';
import { Wordmark } from '../layout/Wordmark';

/** A page outside the admin: the name, a sentence, a form. */
export const Threshold = ({ title, lead, children, foot }: { title: string; lead: string; children: ReactNode; foot?: ReactNode }) => (
  <Box component="main" sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: '24px', backgroundColor: 'var(--paper)' }}>
    <Box sx={{ position: 'absolute', top: 8, right: 16 }}><ThemeToggle /></Box>
    <Box sx={{ width: '100%', maxWidth: 360, marginBottom: '10vh' }}>
      <Wordmark large />
      <Box component="p" sx={{ fontFamily: 'var(--font-reading)', fontSize: 17, lineHeight: '27px', color: 'var(--muted)', margin: '12px 0 32px' }}>{lead}</Box>
      <Box component="h1" sx={{ fontSize: '13px !important', lineHeight: '20px !important', letterSpacing: '0 !important', marginBottom: '16px' }}>{title}</Box>
      {children}
      {foot && <Box sx={{ marginTop: '20px', color: 'var(--muted)' }}>{foot}</Box>}
    </Box>
  </Box>
);
