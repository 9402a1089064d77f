import { CssBaseline } from '@mui/material';
import type { ReactNode } from 'react';
import { CoreAdminContext, CoreAdminUI, localStorageStore, ThemeProvider, ThemesContext } from 'react-admin';
import { authProvider } from '../authProvider';
import { dataProvider } from '../dataProvider';
import { i18nProvider } from '../i18n';
import { SignInPage } from '../session/SignInPage';
import { darkTheme, lightTheme } from '../theme';
import { Denied } from './Denied';
import { ErrorPage } from './ErrorPage';
import { Layout } from './Layout';
import { NotFound } from './NotFound';
import { Notification } from './Notification';
import { Waiting } from './Waiting';

const store = localStorageStore('1', 'stet');
const themes = { lightTheme, darkTheme };

/** React-admin's `Admin` without its default look, which everybody would have to download and nobody would see. */
export const Frame = ({ children }: { children: ReactNode }) => (
  <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} store={store}>
    <ThemesContext.Provider value={themes}>
      <ThemeProvider>
        <CssBaseline enableColorScheme />
        <CoreAdminUI requireAuth disableTelemetry title="Stet" layout={Layout} loginPage={SignInPage} catchAll={NotFound} error={ErrorPage} authenticationError={ErrorPage} accessDenied={Denied} loading={Waiting}>
          {children}
        </CoreAdminUI>
        <Notification />
      </ThemeProvider>
    </ThemesContext.Provider>
  </CoreAdminContext>
);
