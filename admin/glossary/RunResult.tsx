import type { GlossaryRun, GlossaryRunEpisode } from '#core/model/glossary';
import { formatTimestamp } from '#core/time/timestamp';
import { Box, Button } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { LinkBase, useDataProvider, useTranslate } from 'react-admin';
import type { StetDataProvider } from '../dataProvider';

const PER_PAGE = 25;

/** What a run found: its progress, how often each rule applies, and where. */
export const RunResult = ({ showId, run }: { showId: string; run: GlossaryRun }) => {
  const translate = useTranslate();
  const dataProvider = useDataProvider<StetDataProvider>();
  const done = run.state === 'done';
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['shows', showId, 'glossary-runs', run.id, run.done, run.reverted?.done, run.reverted?.failed], enabled: done, initialPageParam: 1,
    queryFn: ({ pageParam, signal }) => dataProvider.glossaryRunEpisodes(showId, run.id, pageParam, PER_PAGE, signal),
    getNextPageParam: ({ total }, pages) => (pages.length * PER_PAGE < total ? pages.length + 1 : undefined),
  });
  const used = run.rules.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return (
    <Box sx={{ padding: '12px 16px', '& del + ins': { marginLeft: '3px' }, background: 'var(--sheet)', border: '1px solid var(--line)', borderRadius: '6px' }}>
      <Box component="output" sx={{ display: 'block', fontWeight: 600 }}>
        {done ? translate(`glossary.result.${run.kind}`, { matches: run.matches, smart_count: run.episodes, total: run.total }) : translate('glossary.progress', { done: run.done, total: run.total })}
      </Box>
      {done && run.failed > 0 && <Failed words={translate(`glossary.failedIn.${run.kind}`, { smart_count: run.failed })} />}
      {run.reverted?.state === 'done' && run.reverted.failed > 0 && <Failed words={translate('glossary.failedIn.back', { smart_count: run.reverted.failed })} />}
      {!done && <Box component="progress" max={run.total} value={run.done} aria-label={translate('glossary.progress', { done: run.done, total: run.total })} sx={{ width: '100%', accentColor: 'var(--accent)' }} />}
      {used.length > 0 && (
        <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: '4px 24px', listStyle: 'none', margin: '8px 0 0', padding: 0 }}>
          {used.map(({ id, wrong, right, count }) => <li key={id}><del className="mark">{wrong}</del> <ins className="mark">{right || translate('glossary.nothing')}</ins> <Box component="span" sx={{ color: 'var(--muted)', fontVariantNumeric: 'tabular-nums' }}>{count}</Box></li>)}
        </Box>
      )}
      {data?.pages.flatMap(({ items }) => items).map((episode) => <Episode key={episode.episodeId} episode={episode} />)}
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{translate('glossary.moreEpisodes')}</Button>}
    </Box>
  );
};

const Failed = ({ words }: { words: string }) => <Box component="p" role="alert" sx={{ color: 'var(--red)', marginTop: '4px' }}>{words}</Box>;

const Episode = ({ episode: { episodeId, title, matches, samples, problem, state, kept, reverted } }: { episode: GlossaryRunEpisode }) => {
  const translate = useTranslate();
  return (
    <Box component="section" sx={{ marginTop: '16px' }}>
      <h3><LinkBase to={`/episodes/${episodeId}`}>{title}</LinkBase> <Box component="span" sx={{ fontWeight: 400, color: 'var(--muted)' }}>{translate('glossary.places', { smart_count: matches })}</Box></h3>
      {(state === 'failed' || reverted?.state === 'failed') && <Box component="p" sx={{ color: 'var(--red)' }}>{translate(state === 'failed' ? 'glossary.failed' : 'glossary.failedBack', { problem })}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {samples.map((sample, at) => (
          <Box component="li" key={at} sx={{ display: 'flex', gap: '12px', padding: '2px 0' }}>
            <Box component="span" sx={{ flex: 'none', width: 56, textAlign: 'right', color: 'var(--muted)', fontVariantNumeric: 'tabular-nums' }}>{sample.startMs === null ? '' : formatTimestamp(sample.startMs)}</Box>
            <span>{sample.before}<del className="mark">{sample.match}</del>{sample.replacement && <ins className="mark">{sample.replacement}</ins>}{sample.after}</span>
          </Box>
        ))}
      </Box>
      {matches > samples.length && <Box component="p" sx={{ color: 'var(--muted)', paddingLeft: '68px' }}>{translate('glossary.morePlaces', { smart_count: matches - samples.length })}</Box>}
      {kept.map(({ recordId, now, restored, why }) => (
        <Box component="p" key={recordId} sx={{ color: 'var(--red)', marginTop: '4px' }}>{translate(reverted ? 'glossary.kept' : 'glossary.keptAgain', { restored, now: now ?? '–', why })}</Box>
      ))}
    </Box>
  );
};
