import type { Publication } from '#core/model/publication';
import { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { ButtonLink } from '../layout/ButtonLink';
import { Empty } from '../layout/Empty';
import { ListPage } from '../list/ListPage';
import { ShowFilter } from '../shows/ShowFilter';
import { publicationColumns } from './columns';

type PublicationRow = z.infer<typeof Publication>;

/** All published feeds, newest first. */
export const PublicationList = () => {
  const translate = useTranslate();
  return (
    <ListPage<PublicationRow>
      sort={{ field: 'publishedAt', order: 'DESC' }} filters={<ShowFilter />} searchable={false} to={({ id }) => `/publications/${id}/show`}
      columns={[
        { source: 'showTitle', width: '16%', render: (row) => row.showTitle },
        { source: 'number', number: true, width: 64, large: true, render: (row) => row.number },
        ...publicationColumns(translate),
      ]}
      empty={<Empty title={translate('stet.publications.emptyTitle')} body={translate('stet.publications.emptyBody')} action={<ButtonLink to="/shows" variant="contained" color="primary">{translate('stet.publications.emptyAction')}</ButtonLink>} />}
    />
  );
};
