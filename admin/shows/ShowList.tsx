import type { Show } from '#core/model/show';
import { LinkBase, useTranslate } from 'react-admin';
import { Empty } from '../layout/Empty';
import { ButtonLink } from '../layout/ButtonLink';
import { Counted } from '../list/Counted';
import { ListPage } from '../list/ListPage';
import type { Column } from '../list/Table';
import { writtenCount, writtenDay } from '../list/written';

const columns = (never: string): Column<Show>[] => [
  { source: 'title', sortable: true, width: '40%', render: (show) => show.title },
  { source: 'episodes', number: true, render: (show) => writtenCount(show.episodes) },
  { source: 'errorCount', number: true, sortable: true, optional: true, render: (show) => <Counted count={show.errorCount} wrong /> },
  { source: 'warningCount', number: true, sortable: true, optional: true, render: (show) => <Counted count={show.warningCount} /> },
  { source: 'edited', number: true, render: (show) => writtenCount(show.edited) },
  { source: 'lastPublishedAt', number: true, large: true, render: (show) => writtenDay(show.lastPublishedAt) || never },
];

export const ShowList = () => {
  const translate = useTranslate();
  return (
    <ListPage<Show>
      sort={{ field: 'title', order: 'ASC' }} columns={columns(translate('stet.never'))} to={(show) => `/shows/${show.id}`}
      actions={<>
        <ButtonLink to="/shows/create" variant="outlined">{translate('stet.shows.new')}</ButtonLink>
        <ButtonLink to="/imports" variant="contained" color="primary">{translate('stet.shows.importFeed')}</ButtonLink>
      </>}
      empty={<Empty
        title={translate('stet.shows.emptyTitle')} body={translate('stet.shows.emptyBody')}
        action={<ButtonLink to="/imports" variant="contained" color="primary">{translate('stet.shows.emptyAction')}</ButtonLink>}
        aside={<LinkBase to="/imports">{translate('stet.shows.emptyAside')}</LinkBase>}
      />}
    />
  );
};
