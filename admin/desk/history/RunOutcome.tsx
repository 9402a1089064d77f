import { Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { GlossaryRunEpisode } from '#core/model/glossary';
import type { StetDataProvider } from '../../dataProvider';
import { isUnderWay, LOOK_AGAIN_MS } from '../../glossary/isUnderWay';
import { ButtonLink } from '../../layout/ButtonLink';
import { useAsking } from '../../useAsking';
import type { Attention } from '../attention';
import { useWorkbench } from '../context';
import { EpisodeLinks } from './EpisodeLinks';

/** How many are named; the rest are counted. */
const NAMED = 3;

/** The outcome of undoing or redoing a run of the glossary in all episodes. Nothing is shown if all went well. */
export const RunOutcome = ({ run: { id, direction } }: { run: NonNullable<Attention['run']> }) => {
  const { attention, desk: { show } } = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const client = useQueryClient();
  const translate = useTranslate();
  const { busy, problem, ask } = useAsking();
  const queryKey = ['shows', show.id, 'glossary-runs', id];
  const { data: run } = useQuery({
    queryKey, queryFn: ({ signal }) => provider.glossaryRun(show.id, id, signal), staleTime: 0,
    refetchInterval: ({ state }) => (state.data && !isUnderWay(state.data) ? false : LOOK_AGAIN_MS),
  });
  const failed = (direction === 'undo' ? run?.reverted?.failed : run?.failed) ?? 0;
  const left = run && !isUnderWay(run) ? failed + run.kept : 0;
  const { data: episodes } = useQuery({ queryKey: [...queryKey, 'left', left], queryFn: ({ signal }) => provider.glossaryRunEpisodes(show.id, id, 1, 25, signal), enabled: left > 0 });
  if (!run || left === 0 || !episodes) return null;

  const words = (key: string, values = {}) => translate(`desk.shared.${key}`, values);
  const named = (which: (episode: GlossaryRunEpisode) => boolean) => {
    const titles = episodes.items.filter(which).map(({ title }) => `“${title}”`);
    return [...titles.slice(0, NAMED), ...(titles.length > NAMED ? [words('more', { smart_count: titles.length - NAMED })] : [])].join(', ');
  };
  const hasFailed = ({ state, reverted }: GlossaryRunEpisode) => (direction === 'undo' ? reverted?.state : state) === 'failed';
  const read = () => attention.set({ run: null });
  const again = () => ask(async () => {
    await provider.revertGlossaryRun(show.id, id);
    await client.invalidateQueries({ queryKey });
  });
  return (
    <div className="trouble" role="alert">
      <p>
        {problem && `${translate(problem.message, { _: problem.message })} `}
        {failed > 0 && words(`failed.${direction}`, { smart_count: failed, episodes: named(hasFailed), why: episodes.items.find(hasFailed)?.problem ?? '' })}
        {failed > 0 && run.kept > 0 && ' '}
        {run.kept > 0 && <>{words('keptIn', { smart_count: run.kept })} <EpisodeLinks episodes={episodes.items.filter(({ kept }) => kept.length > 0)} />.</>}
      </p>
      {failed > 0 && direction === 'undo' && <Button variant="outlined" disabled={busy} onClick={() => void again()}>{words('tryAgain')}</Button>}
      <ButtonLink to={`/shows/${show.id}/glossary`}>{words('open')}</ButtonLink>
      <Button onClick={read}>{words('read')}</Button>
    </div>
  );
};
