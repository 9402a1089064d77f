import type { Publication } from '#core/model/publication';
import type { useTranslate } from 'react-admin';
import type { z } from 'zod';
import { Quiet } from '../list/Quiet';
import type { Column } from '../list/Table';
import { writtenMoment, writtenSize } from '../list/written';

type PublicationRow = z.infer<typeof Publication>;
type Translate = ReturnType<typeof useTranslate>;

/** What a publication changed, in one line. */
const summaryLine = (translate: Translate, [first, second, ...rest]: string[]): string =>
  [first ?? translate('stet.publications.nothing'), second, rest.length ? translate('stet.publications.more', { smart_count: rest.length }) : null].filter(Boolean).join(' · ');

/** The columns of every list of publications: what, why, who, when. */
export const publicationColumns = (translate: Translate): Column<PublicationRow>[] => [
  { source: 'summary', width: '28%', render: ({ summary, rollsBack }) => <span title={summary.join('\n')}>{rollsBack === null ? summaryLine(translate, summary) : translate('stet.publications.rolledBack', { number: rollsBack })}</span> },
  { source: 'note', optional: true, render: ({ note, overrides }) => <Quiet>{note ?? (overrides && translate('stet.publications.overrode', { reason: overrides })) ?? ''}</Quiet> },
  { source: 'publishedBy', optional: true, width: '16%', render: ({ publishedBy }) => <Quiet>{publishedBy ?? translate('stet.publications.someone')}</Quiet> },
  { source: 'bytes', number: true, optional: true, width: 88, render: ({ bytes }) => <Quiet>{writtenSize(bytes)}</Quiet> },
  { source: 'publishedAt', number: true, width: 176, render: ({ publishedAt }) => <Quiet>{writtenMoment(publishedAt)}</Quiet> },
];
