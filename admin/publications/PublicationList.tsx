import type { Publication } from '#core/model/publication';
import { LinkBase, useTranslate } from 'react-admin';
import type { z } from 'zod';
import { ButtonLink } from '../layout/ButtonLink';
import { Empty } from '../layout/Empty';
import { ListPage } from '../list/ListPage';
import { Quiet } from '../list/Quiet';
import { writtenMoment, writtenSize } from '../list/written';
import { ShowFilter } from '../shows/ShowFilter';

type PublicationRow = z.infer<typeof Publication>;

/** Every feed that went out, newest first. */
export const PublicationList = () => {
  const translate = useTranslate();
  const summary = ([first, second, ...rest]: string[]) => [first ?? translate('stet.publications.nothing'), second, rest.length ? translate('stet.publications.more', { smart_count: rest.length }) : null].filter(Boolean).join(' · ');
  return (
    <ListPage<PublicationRow>
      sort={{ field: 'publishedAt', order: 'DESC' }} filters={<ShowFilter />} searchable={false}
      columns={[
        { source: 'showTitle', width: '24%', render: (row) => <LinkBase to={`/shows/${row.showId}`} data-row>{row.showTitle}</LinkBase> },
        { source: 'number', number: true, width: 64, render: (row) => row.number },
        { source: 'summary', width: '34%', render: (row) => <span title={row.summary.join('\n')}>{summary(row.summary)}</span> },
        { source: 'publishedBy', optional: true, render: (row) => <Quiet>{row.publishedBy ?? translate('stet.publications.someone')}</Quiet> },
        { source: 'bytes', number: true, optional: true, width: 88, render: (row) => <Quiet>{writtenSize(row.bytes)}</Quiet> },
        { source: 'publishedAt', number: true, width: 176, render: (row) => <Quiet>{writtenMoment(row.publishedAt)}</Quiet> },
      ]}
      empty={<Empty title={translate('stet.publications.emptyTitle')} body={translate('stet.publications.emptyBody')} action={<ButtonLink to="/shows" variant="contained" color="primary">{translate('stet.publications.emptyAction')}</ButtonLink>} />}
    />
  );
};
