import { Admin, CustomRoutes, localStorageStore, reactRouterProvider, Resource } from 'react-admin';
import { authProvider } from './authProvider';
import { dataProvider } from './dataProvider';
import episodes from './episodes';
import { GlossaryPage } from './glossary/GlossaryPage';
import { i18nProvider } from './i18n';
import { FeedItemsPage } from './import/FeedItemsPage';
import { ImportPage } from './import/ImportPage';
import { ErrorPage } from './layout/ErrorPage';
import { Layout } from './layout/Layout';
import { NotFound } from './layout/NotFound';
import { Notification } from './layout/Notification';
import { Waiting } from './layout/Waiting';
import publications from './publications';
import { ShowPublications } from './publications/ShowPublications';
import { GoLivePage } from './publish/GoLivePage';
import { PublishPage } from './publish/PublishPage';
import { SetupPage } from './session/SetupPage';
import { SignInPage } from './session/SignInPage';
import shows from './shows';
import { ShowSettings } from './shows/ShowSettings';
import speakers from './speakers';
import { darkTheme, lightTheme } from './theme';
import { UpstreamPage } from './upstream/UpstreamPage';
import users from './users';

const { Route } = reactRouterProvider;
const store = localStorageStore('1', 'stet');

export const App = () => (
  <Admin
    authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} store={store} requireAuth disableTelemetry title="Stet"
    theme={lightTheme} darkTheme={darkTheme} layout={Layout} loginPage={SignInPage} catchAll={NotFound} error={ErrorPage} notification={Notification} loading={Waiting}
  >
    <Resource name="shows" {...shows}>
      <Route path=":id/settings" element={<ShowSettings />} />
      <Route path=":id/feed" element={<FeedItemsPage />} />
      <Route path=":id/glossary" element={<GlossaryPage />} />
      <Route path=":id/publish" element={<PublishPage />} />
      <Route path=":id/publications" element={<ShowPublications />} />
      <Route path=":id/go-live" element={<GoLivePage />} />
      <Route path=":id/upstream" element={<UpstreamPage />} />
    </Resource>
    <Resource name="episodes" {...episodes} />
    <Resource name="speakers" {...speakers} />
    <Resource name="publications" {...publications} />
    <Resource name="users" {...users} />
    <CustomRoutes>
      <Route path="/imports" element={<ImportPage />} />
    </CustomRoutes>
    <CustomRoutes noLayout>
      <Route path="/setup" element={<SetupPage />} />
    </CustomRoutes>
  </Admin>
);
