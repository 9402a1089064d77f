import type { Episode } from '#core/model/episode';
import { useListContext, useTranslate } from 'react-admin';
import { Counted } from '../list/Counted';
import { Failed } from '../list/Failed';
import { NoneFound } from '../list/NoneFound';
import { Pager } from '../list/Pager';
import { Quiet } from '../list/Quiet';
import { State } from '../list/State';
import { Table, type Column } from '../list/Table';
import { writtenCount, writtenDay } from '../list/written';

export const episodeColumns = (withShow: boolean): Column<Episode>[] => [
  { source: 'title', sortable: true, render: (episode) => episode.title },
  { source: 'state', sortable: true, width: 136, render: (episode) => <State state={episode.state} feed={episode.feed} /> },
  { source: 'errorCount', number: true, sortable: true, optional: true, width: 84, render: (episode) => <Counted count={episode.errorCount} wrong /> },
  { source: 'warningCount', number: true, sortable: true, optional: true, width: 104, render: (episode) => <Counted count={episode.warningCount} /> },
  ...(withShow ? [{ source: 'showTitle', width: '18%', large: true, render: (episode: Episode) => <Quiet>{episode.showTitle}</Quiet> }] : []),
  { source: 'speakers', number: true, optional: true, width: 96, render: (episode) => writtenCount(episode.speakers) },
  { source: 'pubDate', number: true, sortable: true, width: 116, render: (episode) => <Quiet>{writtenDay(episode.pubDate) || '–'}</Quiet> },
];

/** Episodes as rows; a row opens its desk. */
export const EpisodeTable = ({ withShow }: { withShow: boolean }) => {
  const translate = useTranslate();
  const { error } = useListContext();
  if (error) return <Failed />;
  return (
    <>
      <Table label={translate('stet.episodes.title')} columns={episodeColumns(withShow)} to={(episode) => `/episodes/${episode.id}`} none={<NoneFound />} />
      <Pager />
    </>
  );
};
