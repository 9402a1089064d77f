import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import { findFocus } from './lostFocus';
import { PageTitle } from './PageTitle';

export interface Crumb {
  label: string;
  to: string;
}

interface PageProps {
  title: string;
  /** A word or two beside the title. */
  aside?: ReactNode;
  crumbs?: Crumb[];
  actions?: ReactNode;
  /** 'reading' keeps forms and prose at a comfortable width. */
  width?: 'full' | 'reading';
  children: ReactNode;
}

/** A new title means a new page, and the focus may have been on something of the previous one. */
const titled = (heading: HTMLElement | null): void => { if (heading) findFocus(heading); };

/** A page: breadcrumbs, title, actions, and then the content. */
export const Page = ({ title, aside, crumbs = [], actions, width = 'full', children }: PageProps) => {
  const translate = useTranslate();
  const measure = width === 'reading' ? 640 : undefined;
  return (
  <Box sx={{ maxWidth: 1312, margin: '0 auto', padding: '20px 24px 64px' }}>
    <PageTitle title={title} />
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '12px', minHeight: 32, maxWidth: measure, marginBottom: '16px' }}>
      <Box sx={{ minWidth: 0, flex: '1 1 160px' }}>
        {crumbs.length > 0 && (
          <Box component="nav" aria-label={translate('stet.breadcrumb')} sx={{ display: 'flex', flexWrap: 'wrap', gap: '0 6px', color: 'var(--muted)', minHeight: 20, '& a': { color: 'var(--muted)', textDecoration: 'none', '&:hover': { color: 'var(--ink)', textDecoration: 'underline' } } }}>
            {crumbs.map(({ label, to }, at) => (
              <Box component="span" key={to} sx={{ display: 'flex', gap: '6px' }}>
                {at > 0 && <span aria-hidden="true">/</span>}
                <LinkBase to={to}>{label}</LinkBase>
              </Box>
            ))}
          </Box>
        )}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 12px', minWidth: 0 }}>
          <Box component="h1" key={title} ref={titled} tabIndex={-1} sx={{ minWidth: 0, overflowWrap: 'anywhere', textWrap: 'balance', '&:focus-visible': { outlineOffset: '0 !important', borderRadius: '2px' } }}>{title}</Box>
          {aside && <Box sx={{ minWidth: 0, color: 'var(--muted)', overflowWrap: 'anywhere' }}>{aside}</Box>}
        </Box>
      </Box>
      {actions && <Box sx={{ flex: 'none', maxWidth: '100%', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' }}>{actions}</Box>}
    </Box>
    <Box sx={{ maxWidth: measure }}>{children}</Box>
  </Box>
  );
};
