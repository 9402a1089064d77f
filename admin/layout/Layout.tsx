import { Box } from '@mui/material';
import { Component, Suspense, type ReactNode } from 'react';
import { useLocation, useTranslate, type LayoutProps } from 'react-admin';
import { SignInAgain } from '../session/SignInAgain';
import { AppBar } from './AppBar';
import { ErrorPage } from './ErrorPage';
import { Forsaken } from './Forsaken';
import { Waiting } from './Waiting';

/** The desk has its own bar and uses the whole window. */
const isDesk = (pathname: string) => /^\/episodes\/(?!create\b)[^/]+/.test(pathname);

class Boundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null };
  static getDerivedStateFromError = (error: Error) => ({ error });
  override render() {
    return this.state.error ? <ErrorPage error={this.state.error} /> : this.props.children;
  }
}

export const Layout = ({ children }: LayoutProps) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const desk = isDesk(pathname);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}>
      <Box
        component="a" href="#main" onClick={(event) => { event.preventDefault(); document.getElementById('main')?.focus(); }}
        sx={{ position: 'absolute', left: 8, top: -60, zIndex: 10, padding: '6px 12px', borderRadius: '6px', backgroundColor: 'var(--sheet)', '&:focus': { top: 8 } }}
      >
        {translate('stet.skip')}
      </Box>
      {!desk && <AppBar />}
      {!desk && <Forsaken />}
      <Box component={desk ? 'div' : 'main'} id="main" tabIndex={-1} sx={{ flex: 1, minHeight: 0, overflow: desk ? 'hidden' : 'auto', outline: 'none !important' }}>
        <Boundary key={pathname}>
          <Suspense fallback={<Waiting />}>{children}</Suspense>
        </Boundary>
      </Box>
      <SignInAgain />
    </Box>
  );
};
