import { Box } from '@mui/material';
import { ListBase, ResourceContextProvider, useTranslate } from 'react-admin';
import { EpisodeFilters } from '../episodes/EpisodeFilters';
import { EpisodeTable } from '../episodes/EpisodeTable';
import { MoreInFeed } from '../import/MoreInFeed';
import { ButtonLink } from '../layout/ButtonLink';
import { Empty } from '../layout/Empty';
import { saidInPlace } from '../list/Failed';
import { ShowFrame } from './ShowFrame';

export const ShowPage = () => {
  const translate = useTranslate();
  return (
    <ShowFrame>
      {(show) => show.episodes === 0 ? (
        show.origin === 'feed' ? <MoreInFeed show={show} /> : <Empty title={translate('stet.shows.emptyEpisodes')} body={translate('stet.shows.emptyEpisodesBody')} action={<ButtonLink to={`/imports?show=${show.id}`} variant="contained" color="primary">{translate('stet.shows.emptyEpisodesAction')}</ButtonLink>} />
      ) : (
        <ResourceContextProvider value="episodes">
          <ListBase resource="episodes" sort={{ field: 'pubDate', order: 'DESC' }} perPage={50} filter={{ showId: show.id }} storeKey={`episodes.of.${show.id}`} disableSyncWithLocation queryOptions={saidInPlace}>
            <Box sx={{ display: 'flex', gap: '12px', marginBottom: '12px', flexWrap: 'wrap' }}>
              <EpisodeFilters />
              <ButtonLink to={`/imports?show=${show.id}`} variant="outlined" sx={{ marginLeft: 'auto' }}>{translate('stet.shows.emptyEpisodesAction')}</ButtonLink>
              {show.origin === 'feed' && <MoreInFeed show={show} />}
            </Box>
            <EpisodeTable withShow={false} />
          </ListBase>
        </ResourceContextProvider>
      )}
    </ShowFrame>
  );
};
