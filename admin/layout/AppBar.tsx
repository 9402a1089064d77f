import { Box } from '@mui/material';
import { LinkBase } from 'react-admin';
import { Account } from './Account';
import { Sections } from './Sections';
import { ThemeToggle } from './ThemeToggle';
import { Wordmark } from './Wordmark';

export const AppBar = () => (
  <Box component="header" sx={{ flex: 'none', display: 'flex', alignItems: 'center', gap: '20px', height: 48, padding: '0 24px', borderBottom: '1px solid var(--line)', backgroundColor: 'var(--paper)' }}>
    <Box component={LinkBase} to="/shows" sx={{ display: 'flex', paddingBottom: '3px', textDecoration: 'none', borderRadius: '4px' }}>
      <Wordmark />
    </Box>
    <Sections />
    <Box sx={{ marginLeft: 'auto', display: 'flex', alignItems: 'center', gap: '8px' }}>
      <ThemeToggle />
      <Account />
    </Box>
  </Box>
);
