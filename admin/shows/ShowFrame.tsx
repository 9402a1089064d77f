import { includesRole } from '#core/model/access';
import type { Show } from '#core/model/show';
import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase, useGetOne, useLocation, useParams, useTranslate } from 'react-admin';
import { ButtonLink } from '../layout/ButtonLink';
import { Page } from '../layout/Page';
import { scrollingRow, useScrollingRow } from '../layout/scrollingRow';
import { Unavailable } from '../layout/Unavailable';
import { Waiting } from '../layout/Waiting';
import { writtenDay } from '../list/written';
import { FeedAddress } from './FeedAddress';

const Tabs = ({ show }: { show: Show }) => {
  const translate = useTranslate();
  const { pathname } = useLocation();
  const row = useScrollingRow(pathname);
  return (
    <Box component="nav" ref={row} aria-label={translate('stet.shows.tabs')} sx={{ display: 'flex', gap: '20px', ...scrollingRow, boxShadow: 'inset 0 -1px var(--line)', marginBottom: '16px' }}>
      {[['episodes', `/shows/${show.id}`], ...(show.origin === 'feed' ? [['upstream', `/shows/${show.id}/upstream`]] : []), ['glossary', `/shows/${show.id}/glossary`], ['publications', `/shows/${show.id}/publications`], ['goLive', `/shows/${show.id}/go-live`], ...(includesRole(show.role, 'publisher') ? [['settings', `/shows/${show.id}/settings`]] : [])].map(([name, to]) => (
        <Box
          key={name} component={LinkBase} to={to!} aria-current={pathname === to ? 'page' : undefined}
          sx={{ padding: '6px 0', color: 'var(--muted)', textDecoration: 'none', borderBottom: '2px solid transparent', '&:hover': { color: 'var(--ink)' }, '&[aria-current]': { color: 'var(--ink)', borderBottomColor: 'var(--accent)' }, '&:focus-visible': { outlineOffset: '-2px' } }}
        >
          {translate(`stet.shows.${name}`)}
        </Box>
      ))}
    </Box>
  );
};

/** The top of every page of a show: its name, how many episodes were edited, its feed, and the button that leads to publishing. */
export const ShowFrame = ({ children, width }: { children: (show: Show) => ReactNode; width?: 'reading' }) => {
  const translate = useTranslate();
  const { id } = useParams();
  const { data: show, error, refetch } = useGetOne<Show>('shows', { id: id! });
  if (error) return <Unavailable error={error} retry={() => void refetch()} />;
  if (!show) return <Waiting />;
  const edited = show.edited ? translate('stet.shows.edited', { smart_count: show.edited }) : translate('stet.shows.noneEdited');
  const published = show.lastPublishedAt ? translate('stet.shows.lastPublished', { when: writtenDay(show.lastPublishedAt) }) : translate('stet.shows.notPublished');
  return (
    <Page
      title={show.title} crumbs={[{ label: translate('stet.shows.title'), to: '/shows' }]}
      actions={includesRole(show.role, 'publisher') && <ButtonLink to={`/shows/${show.id}/publish`} variant={show.edited ? 'contained' : 'outlined'} color={show.edited ? 'primary' : 'inherit'}>{translate('stet.shows.publish')}</ButtonLink>}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 20px', alignItems: 'center', marginTop: '-12px', marginBottom: '12px', color: 'var(--muted)' }}>
        <span>{edited}</span>
        <span>{published}</span>
        {show.conflicts > 0 && <LinkBase to={`/shows/${show.id}/upstream`}>{translate('stet.shows.conflicts', { smart_count: show.conflicts })}</LinkBase>}
        {show.private && <span>{translate('stet.shows.private')}</span>}
        <FeedAddress url={show.feedUrl} />
      </Box>
      <Tabs show={show} />
      <Box sx={{ maxWidth: width === 'reading' ? 640 : undefined }}>{children(show)}</Box>
    </Page>
  );
};
