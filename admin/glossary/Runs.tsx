import type { GlossaryRun } from '#core/model/glossary';
import type { Show } from '#core/model/show';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useLocation, useTranslate } from 'react-admin';
import { Said } from '../layout/Said';
import { writtenMoment } from '../list/written';
import { RunResult } from './RunResult';
import { useRuns } from './useRuns';

/** Previews what the glossary would change, applies it, and undoes that: one run at a time, the newest first. */
export const Runs = ({ show, editable }: { show: Show; editable: boolean }) => {
  const translate = useTranslate();
  const episodeId = new URLSearchParams(useLocation().search).get('episode');
  const { data: episode } = useGetOne<{ id: string; title: string }>('episodes', { id: episodeId ?? '' }, { enabled: episodeId !== null });
  const [everywhere, setEverywhere] = useState(episodeId === null);
  const { runs, problem, busy, begin, revert, again } = useRuns(show.id);
  const [shown, setShown] = useState<string | null>(null);
  const episodeIds = everywhere || episodeId === null ? undefined : [episodeId];
  const newest = runs?.[0];
  const open = runs?.find(({ id }) => id === shown) ?? newest;
  const look = async () => setShown((await begin({ kind: 'look', ...(episodeIds && { episodeIds }) })) ?? null);
  const apply = async () => setShown((await begin({ kind: 'apply', ...(episodeIds && { episodeIds }) })) ?? null);
  return (
    <Box component="section" aria-labelledby="glossary-runs">
      <h2 id="glossary-runs">{translate('glossary.runs')}</h2>
      {problem && <Said>{translate(problem, { _: problem })}</Said>}
      {editable && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center', margin: '8px 0 16px' }}>
          {episodeId !== null && (
            <Box component="select" aria-label={translate('glossary.where')} value={everywhere ? 'all' : 'one'} onChange={(event) => setEverywhere((event.target as HTMLSelectElement).value === 'all')} sx={{ height: 32, maxWidth: 320, borderColor: 'var(--edge)' }}>
              <option value="one">{episode?.title ?? '…'}</option>
              <option value="all">{translate('glossary.allEpisodes', { smart_count: show.episodes })}</option>
            </Box>
          )}
          <Button variant="outlined" disabled={busy} onClick={() => void look()}>{translate(episodeIds ? 'glossary.lookOne' : 'glossary.lookAll', { smart_count: show.episodes })}</Button>
          {open?.kind === 'look' && open.state === 'done' && open.matches > 0 && <Button variant="contained" color="primary" disabled={busy} onClick={() => void apply()}>{translate(episodeIds ? 'glossary.applyOne' : 'glossary.applyAll', { smart_count: open.episodes })}</Button>}
        </Box>
      )}
      {open && <RunResult key={open.id} showId={show.id} run={open} />}
      {runs && runs.length > 0 && (
        <Box component="ul" aria-label={translate('glossary.earlier')} sx={{ listStyle: 'none', margin: '24px 0 0', padding: 0 }}>
          {runs.map((run) => <RunLine key={run.id} run={run} isOpen={run === open} show={() => setShown(run.id)} revert={editable && !busy ? () => void revert(run.id) : undefined} again={editable && !busy && !runs.some(({ againOf }) => againOf === run.id) ? () => void again(run.id) : undefined} />)}
        </Box>
      )}
    </Box>
  );
};

interface RunLineProps {
  run: GlossaryRun;
  isOpen: boolean;
  show: () => void;
  revert?: (() => void) | undefined;
  again?: (() => void) | undefined;
}

const RunLine = ({ run, isOpen, show, revert, again }: RunLineProps) => {
  const translate = useTranslate();
  const { kind, state, createdAt, startedBy, matches, episodes, againOf, kept, failed, reverted } = run;
  const notIn = failed + (reverted?.state === 'done' ? reverted.failed : 0);
  const back = reverted && translate(reverted.state === 'running' ? 'glossary.takingBack' : kept > 0 ? 'glossary.takenBackBut' : 'glossary.takenBack', { by: reverted.by ?? '', done: reverted.done, total: reverted.total, smart_count: kept });
  return (
    <Box component="li" sx={{ display: 'flex', gap: '16px', alignItems: 'center', minHeight: 36, borderTop: '1px solid var(--line)' }}>
      <Box component="span" sx={{ width: 160, color: 'var(--muted)', fontVariantNumeric: 'tabular-nums' }}>{writtenMoment(createdAt)}</Box>
      <Box component="span" sx={{ flex: 1, minWidth: 0, fontWeight: isOpen ? 600 : 400 }}>
        {translate(`glossary.did.${againOf === null ? kind : 'again'}`, { matches, smart_count: episodes })}{startedBy && <Box component="span" sx={{ color: 'var(--muted)', fontWeight: 400 }}>{` · ${startedBy}`}</Box>}{back && <Box component="span" sx={{ color: 'var(--muted)', fontWeight: 400 }}>{` · ${back}`}</Box>}{notIn > 0 && <Box component="span" sx={{ color: 'var(--red)', fontWeight: 400 }}>{` · ${translate('glossary.notIn', { smart_count: notIn })}`}</Box>}
      </Box>
      <Button onClick={show} aria-pressed={isOpen}>{translate('glossary.show')}</Button>
      {revert && kind === 'apply' && state === 'done' && matches > 0 && reverted === null && <Button variant="outlined" onClick={revert}>{translate('glossary.revert')}</Button>}
      {revert && reverted?.state === 'done' && reverted.failed > 0 && <Button variant="outlined" onClick={revert}>{translate('glossary.revertAgain')}</Button>}
      {again && reverted?.state === 'done' && <Button variant="outlined" onClick={again}>{translate('glossary.again')}</Button>}
    </Box>
  );
};
