import type { Episode } from '#core/model/episode';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { NoneFound } from '../list/NoneFound';
import { Pager } from '../list/Pager';
import { Quiet } from '../list/Quiet';
import { State } from '../list/State';
import { Table, type Column } from '../list/Table';
import { writtenCount, writtenDay } from '../list/written';

const Findings = ({ episode: { errorCount, warningCount } }: { episode: Episode }) => {
  const translate = useTranslate();
  if (errorCount + warningCount === 0) return <Quiet>–</Quiet>;
  return <Box component="span" title={translate('stet.episodes.findingsTitle', { errors: errorCount, warnings: warningCount })} sx={{ color: errorCount ? 'var(--red)' : undefined }}>{errorCount + warningCount}</Box>;
};

export const episodeColumns = (withShow: boolean): Column<Episode>[] => [
  { source: 'title', sortable: true, width: withShow ? '38%' : '48%', render: (episode) => episode.title },
  { source: 'state', sortable: true, render: (episode) => <State state={episode.state} /> },
  { source: 'findings', number: true, optional: true, render: (episode) => <Findings episode={episode} /> },
  ...(withShow ? [{ source: 'showTitle', width: '20%', render: (episode: Episode) => <Quiet>{episode.showTitle}</Quiet> }] : []),
  { source: 'speakers', number: true, optional: true, render: (episode) => writtenCount(episode.speakers) },
  { source: 'pubDate', number: true, sortable: true, width: 116, render: (episode) => <Quiet>{writtenDay(episode.pubDate)}</Quiet> },
];

/** Episodes as rows; a row opens its desk. */
export const EpisodeTable = ({ withShow }: { withShow: boolean }) => {
  const translate = useTranslate();
  return (
    <>
      <Table label={translate('stet.episodes.title')} columns={episodeColumns(withShow)} to={(episode) => `/episodes/${episode.id}`} none={<NoneFound />} />
      <Pager />
    </>
  );
};
