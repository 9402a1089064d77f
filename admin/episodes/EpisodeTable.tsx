import type { Episode } from '#core/model/episode';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { NoneFound } from '../list/NoneFound';
import { Pager } from '../list/Pager';
import { State } from '../list/State';
import { Table, type Column } from '../list/Table';
import { writtenCount, writtenDay } from '../list/written';

const Findings = ({ episode: { errorCount, warningCount } }: { episode: Episode }) => {
  const translate = useTranslate();
  if (errorCount + warningCount === 0) return <Box component="span" sx={{ color: 'var(--muted)' }}>–</Box>;
  return <Box component="span" title={translate('stet.episodes.findingsTitle', { errors: errorCount, warnings: warningCount })} sx={{ color: errorCount ? 'var(--red)' : undefined }}>{errorCount + warningCount}</Box>;
};

const quiet = (text: string) => <Box component="span" sx={{ color: 'var(--muted)' }}>{text}</Box>;

export const episodeColumns = (withShow: boolean): Column<Episode>[] => [
  { source: 'title', sortable: true, width: withShow ? '38%' : '48%', cell: (episode) => episode.title },
  { source: 'state', sortable: true, cell: (episode) => <State state={episode.state} /> },
  { source: 'findings', number: true, optional: true, cell: (episode) => <Findings episode={episode} /> },
  ...(withShow ? [{ source: 'showTitle', width: '20%', cell: (episode: Episode) => quiet(episode.showTitle) }] : []),
  { source: 'speakers', number: true, optional: true, cell: (episode) => writtenCount(episode.speakers) },
  { source: 'pubDate', number: true, sortable: true, width: 116, cell: (episode) => quiet(writtenDay(episode.pubDate)) },
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
