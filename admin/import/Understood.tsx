import type { ImportPreview } from '#core/model/import';
import type { Show } from '#core/model/show';
import { useQuery } from '@tanstack/react-query';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useGetList, useNavigate, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';
import { Said } from '../layout/Said';
import { Waiting } from '../layout/Waiting';
import { beside } from '../layout/beside';
import { writtenCount } from '../list/written';
import { Counts } from './Counts';
import { acceptance, destinationName, joinsFeed, missing, startingDestination } from './destination';
import { DestinationForm } from './DestinationForm';
import { EpisodesUnderstood } from './EpisodesUnderstood';
import { Problems } from './Problems';
import { SourceView } from './SourceView';
import { WarningSteps } from './WarningSteps';

/** The notes of one episode of the preview; a feed's are fetched when they are looked at. */
function useChosenEpisode(preview: ImportPreview, key: string) {
  const dataProvider = useDataProvider<StetDataProvider>();
  const listed = preview.episodes.find((episode) => episode.key === key) ?? preview.episodes[0];
  const { data, isPending } = useQuery({
    queryKey: ['imports', preview.id, key],
    queryFn: ({ signal }) => dataProvider.importedNotes(preview.id, key, signal),
    enabled: preview.format === 'rss' && listed !== undefined && listed.notes === null,
    staleTime: Infinity,
  });
  const fetched = data?.episodes.find((episode) => episode.key === key);
  return { episode: fetched ?? listed, isPending: isPending && preview.format === 'rss' && listed !== undefined && listed.notes === null };
}

/** What to show first: an episode with warnings, otherwise one with speech. */
const worthALook = (episodes: ImportPreview['episodes']) => episodes.find(({ warnings }) => warnings.length > 0) ?? episodes.find(({ segments }) => segments > 0) ?? episodes[0];

/** What was understood, beside its source, and where it should go. */
export const Understood = ({ preview, text, showId }: { preview: ImportPreview; text: string | null; showId: string | null }) => {
  const translate = useTranslate();
  const navigate = useNavigate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const [key, setKey] = useState(() => worthALook(preview.episodes)?.key ?? '');
  const [destination, setDestination] = useState(() => startingDestination(preview, showId));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { data: shows = [] } = useGetList<Show>('shows', { pagination: { page: 1, perPage: 200 }, sort: { field: 'title', order: 'ASC' } });
  const { episode, isPending } = useChosenEpisode(preview, key);
  const needs = missing(preview, destination, joinsFeed(preview, destination, shows));
  const show = destinationName(destination, shows);
  const left = preview.format === 'rss' ? preview.episodes.length - destination.episodes.size : 0;

  const accept = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if (preview.format === 'rss') {
        await dataProvider.beginImport(preview.id, acceptance(preview, destination));
        navigate(`/imports?import=${preview.id}`);
      } else {
        const accepted = await dataProvider.acceptImport(preview.id, acceptance(preview, destination));
        navigate(`/episodes/${accepted.episodeIds[0]}`);
      }
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

  const label = () => {
    if (busy) return translate('imports.submitting');
    if (needs) return translate('imports.submitWaiting');
    return preview.format === 'rss' ? translate('imports.submitFeed', { smart_count: destination.episodes.size, count: writtenCount(destination.episodes.size), show }) : translate('imports.submitPage', { show });
  };

  return (
    <>
      <Problems problems={preview.problems} text={text} />
      {episode && (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 320px', gap: '40px', alignItems: 'start', '@media (max-width: 960px)': { gridTemplateColumns: '1fr' } }}>
          <Box sx={{ minWidth: 0 }}>
            {preview.format === 'rss' && <EpisodesUnderstood episodes={preview.episodes} shown={key} onShow={setKey} choice={destination.episodes} onChoose={(episodes) => setDestination({ ...destination, episodes })} />}
            <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: '16px', minHeight: 36, borderBottom: '1px solid var(--line)' }}>
              <h2>{translate('imports.source')}</h2>
              <WarningSteps key={key} count={episode.warnings.length} />
            </Box>
            {isPending ? <Waiting /> : <SourceView notes={episode.notes} parts={episode.parts} warnings={episode.warnings} />}
          </Box>
          <Box component="aside" aria-label={translate('imports.into')} sx={beside}>
            <Counts episode={episode} />
            {left > 0 && <Box sx={{ color: 'var(--muted)' }}>{translate('imports.leftOut', { smart_count: left, count: writtenCount(left) })}</Box>}
            <DestinationForm preview={preview} destination={destination} shows={shows} onChange={setDestination} />
            <Box sx={{ display: 'grid', gap: '8px' }}>
              {problem && <Said>{translate(problem, { _: problem })}</Said>}
              <Button variant="contained" color="primary" disabled={needs !== null || busy} onClick={() => void accept()} sx={{ minHeight: 36 }}>{label()}</Button>
              {needs && <Box sx={{ color: 'var(--muted)' }}>{translate(needs)}</Box>}
            </Box>
          </Box>
        </Box>
      )}
    </>
  );
};
