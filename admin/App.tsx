import { CustomRoutes, reactRouterProvider, Resource } from 'react-admin';
import episodes from './episodes';
import { later } from './later';
import { Frame } from './layout/Frame';
import { Refused } from './layout/Refused';
import publications from './publications';
import { SetupPage } from './session/SetupPage';
import shows from './shows';
import speakers from './speakers';
import users from './users';

const { Route } = reactRouterProvider;
const FeedItemsPage = later(() => import('./import/FeedItemsPage'), 'FeedItemsPage');
const GlossaryPage = later(() => import('./glossary/GlossaryPage'), 'GlossaryPage');
const GoLivePage = later(() => import('./publish/GoLivePage'), 'GoLivePage');
const ImportPage = later(() => import('./import/ImportPage'), 'ImportPage');
const PublishPage = later(() => import('./publish/PublishPage'), 'PublishPage');
const ShowPublications = later(() => import('./publications/ShowPublications'), 'ShowPublications');
const ShowSettings = later(() => import('./shows/ShowSettings'), 'ShowSettings');
const UpstreamPage = later(() => import('./upstream/UpstreamPage'), 'UpstreamPage');

export const App = () => (
  <Frame>
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
      <Route path="/refused" element={<Refused />} />
    </CustomRoutes>
    <CustomRoutes noLayout>
      <Route path="/setup" element={<SetupPage />} />
    </CustomRoutes>
  </Frame>
);
