import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { ListBase, useListContext, useResourceContext, useTranslate, type RaRecord, type SortPayload } from 'react-admin';
import { Page } from '../layout/Page';
import { Failed, saidInPlace } from './Failed';
import { NoneFound } from './NoneFound';
import { Pager } from './Pager';
import { Search } from './Search';
import { Table, type Column } from './Table';

interface ListPageProps<R extends RaRecord> {
  sort: SortPayload;
  columns: Column<R>[];
  to?: (record: R) => string;
  actions?: ReactNode;
  filters?: ReactNode;
  searchable?: boolean;
  /** Shown if there is nothing at all. */
  empty: ReactNode;
}

/** A list of a resource on a page of its own. */
export const ListPage = <R extends RaRecord>({ sort, ...rest }: ListPageProps<R>) => (
  <ListBase sort={sort} perPage={50} disableAuthentication={false} queryOptions={saidInPlace}>
    <Listed {...rest} />
  </ListBase>
);

const Listed = <R extends RaRecord>({ columns, to, actions, filters, searchable = true, empty }: Omit<ListPageProps<R>, 'sort'>) => {
  const translate = useTranslate();
  const title = translate(`stet.${useResourceContext()}.title`);
  const { total, isPending, filterValues, error } = useListContext<R>();
  const bare = !isPending && !error && total === 0 && Object.keys(filterValues).length === 0;
  return (
    <Page title={title} actions={bare ? null : actions}>
      {error && <Failed />}
      {bare ? empty : !error && (
        <>
          {(searchable || filters) && <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', marginBottom: '12px' }}>{searchable && <Search />}{filters}</Box>}
          <Table label={title} columns={columns} to={to} none={<NoneFound />} />
          <Pager />
        </>
      )}
    </Page>
  );
};
