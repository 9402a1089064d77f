import { Box } from '@mui/material';
import { LinkBase, useCanAccess, useLocation, useTranslate } from 'react-admin';
import { scrollingRow, useScrollingRow } from './scrollingRow';

const everyone = ['shows', 'episodes', 'speakers', 'imports', 'publications'];

/** The sections of the admin; the current one is underlined. */
export const Sections = () => {
  const translate = useTranslate();
  const here = useLocation().pathname.split('/')[1];
  const { canAccess } = useCanAccess({ resource: 'users', action: 'list' });
  const row = useScrollingRow(canAccess ? `${here} of all` : here);
  return (
    <Box component="nav" ref={row} aria-label={translate('stet.sections.label')} sx={{ display: 'flex', alignSelf: 'stretch', gap: '4px', minWidth: 0, ...scrollingRow }}>
      {[...everyone, ...(canAccess ? ['users'] : [])].map((section) => (
        <Box
          key={section} component={LinkBase} to={`/${section}`} aria-current={here === section ? 'page' : undefined}
          sx={{
            display: 'flex', alignItems: 'center', padding: '2px 10px 0', color: 'var(--muted)', textDecoration: 'none', borderBottom: '2px solid transparent',
            '&:hover': { color: 'var(--ink)' }, '&[aria-current]': { color: 'var(--ink)', borderBottomColor: 'var(--accent)' }, '&:focus-visible': { outlineOffset: '-4px' },
          }}
        >
          {translate(`stet.sections.${section}`)}
        </Box>
      ))}
    </Box>
  );
};
