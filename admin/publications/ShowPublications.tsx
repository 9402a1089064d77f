import { includesRole } from '#core/model/access';
import type { Publication } from '#core/model/publication';
import { ListBase, ResourceContextProvider, useListContext, useTranslate } from 'react-admin';
import type { z } from 'zod';
import { ButtonLink } from '../layout/ButtonLink';
import { Empty } from '../layout/Empty';
import { NoneFound } from '../list/NoneFound';
import { Pager } from '../list/Pager';
import { Table, type Column } from '../list/Table';
import { Scheduled } from '../publish/Scheduled';
import { ShowFrame } from '../shows/ShowFrame';
import { publicationColumns } from './columns';

type PublicationRow = z.infer<typeof Publication>;

const Listed = ({ columns, showId }: { columns: Column<PublicationRow>[]; showId: string }) => {
  const translate = useTranslate();
  const { total, isPending } = useListContext<PublicationRow>();
  if (!isPending && total === 0) return <Empty title={translate('stet.publications.emptyTitle')} body={translate('stet.publications.emptyBody')} action={<ButtonLink to={`/shows/${showId}/publish`} variant="contained" color="primary">{translate('stet.shows.publish')}</ButtonLink>} />;
  return (
    <>
      <Table<PublicationRow> label={translate('stet.publications.title')} columns={columns} to={({ id }) => `/publications/${id}/show`} none={<NoneFound />} />
      <Pager />
    </>
  );
};

/** What was published of one show, newest first, and what is scheduled. */
export const ShowPublications = () => {
  const translate = useTranslate();
  return (
    <ShowFrame>
      {({ id, role }) => (
        <>
          <Scheduled showId={id} mayCancel={includesRole(role, 'publisher')} />
          <ResourceContextProvider value="publications">
            <ListBase<PublicationRow> resource="publications" sort={{ field: 'number', order: 'DESC' }} perPage={50} filter={{ showId: id }} storeKey={`publications.of.${id}`} disableSyncWithLocation>
              <Listed showId={id} columns={[{ source: 'number', number: true, width: 64, render: (row) => row.number }, ...publicationColumns(translate)]} />
            </ListBase>
          </ResourceContextProvider>
        </>
      )}
    </ShowFrame>
  );
};
