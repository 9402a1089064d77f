import type { Episode } from '#core/model/episode';
import { useTranslate } from 'react-admin';
import { Empty } from '../layout/Empty';
import { ButtonLink } from '../layout/ButtonLink';
import { ListPage } from '../list/ListPage';
import { ShowFilter } from '../shows/ShowFilter';
import { FeedFilter, FindingsFilter, StateFilter } from './EpisodeFilters';
import { episodeColumns } from './EpisodeTable';

const columns = episodeColumns(true);

export const EpisodeList = () => {
  const translate = useTranslate();
  return (
    <ListPage<Episode>
      sort={{ field: 'pubDate', order: 'DESC' }} columns={columns} to={(episode) => `/episodes/${episode.id}`} filters={<><StateFilter /><FindingsFilter /><FeedFilter /><ShowFilter /></>}
      actions={<ButtonLink to="/imports" variant="outlined">{translate('stet.sections.imports')}</ButtonLink>}
      empty={<Empty title={translate('stet.episodes.emptyTitle')} body={translate('stet.episodes.emptyBody')} action={<ButtonLink to="/imports" variant="contained" color="primary">{translate('stet.episodes.emptyAction')}</ButtonLink>} />}
    />
  );
};
