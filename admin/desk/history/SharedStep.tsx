import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { singlesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import type { StetDataProvider } from '../../dataProvider';
import { useDesk, useWorkbench } from '../context';
import type { Reaching } from '../store/steps';

/** Asks about an undo or redo that reaches other episodes: says how many, and whether to do it in all of them. */
export const SharedStep = ({ shared }: { shared: Reaching }) => {
  const workbench = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const translate = useTranslate();
  const { store, desk: { episode, show } } = workbench;
  const [episodes, setEpisodes] = useState(shared.episodes);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const nameOf = useDesk(({ records }) => records.speakers.get(speakerOf(shared.operations) ?? '')?.name ?? '');
  const words = (key: string, values = {}) => translate(`desk.shared.${key}`, values);
  const { glossaryRun, direction } = shared;

  useEffect(() => {
    if (glossaryRun === null) return undefined;
    const leaving = new AbortController();
    provider.glossaryRun(show.id, glossaryRun, leaving.signal).then((run) => setEpisodes(run.episodes), (error: Error) => !leaving.signal.aborted && setProblem(error.message));
    return () => leaving.abort();
  }, [provider, show, glossaryRun]);

  const everywhere = async () => {
    setBusy(true);
    try {
      const ofGlossary = direction === 'undo' ? provider.revertGlossaryRun : provider.doGlossaryRunAgain;
      if (glossaryRun === null) {
        const { kept, keptIn } = await store.everywhere(() => provider.takeBackEverywhere(episode.id, shared.number));
        if (kept > 0) workbench.attention.set({ kept: { kept, keptIn } });
      } else {
        const { id } = await store.everywhere(() => ofGlossary(show.id, glossaryRun));
        workbench.attention.set({ run: { id, direction } });
      }
      await store.hear(store.revision + 1, []);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const kind = glossaryRun === null ? kindOf(shared.operations) : 'glossary';
  return (
    <div className="trouble" role="alert" aria-busy={busy || undefined}>
      <p>{problem === null ? words(`${direction === 'undo' ? 'what' : 'again'}.${kind}`, { name: nameOf, smart_count: episodes ?? 0 }) : translate(problem, { _: problem })}</p>
      <Button variant="outlined" disabled={busy || episodes === null} onClick={() => void everywhere()}>{words(`everywhere.${direction}`, { smart_count: episodes ?? 0 })}</Button>
      {glossaryRun !== null && <Button disabled={busy} onClick={() => store.unshare('here')}>{words('here')}</Button>}
      <Button disabled={busy} onClick={() => store.unshare('leave')}>{words('leave')}</Button>
    </div>
  );
};

/** Undoing a merge restores one speaker, and the aliases of the other. */
function kindOf(operations: readonly Operation[]): 'mergeSpeakers' | 'renameSpeaker' | 'other' {
  const types = new Set(operations.flatMap(singlesOf).map(({ type }) => type));
  if (types.has('mergeSpeakers') || types.has('addSpeaker')) return 'mergeSpeakers';
  return types.has('renameSpeaker') ? 'renameSpeaker' : 'other';
}

function speakerOf(operations: readonly Operation[]): string | undefined {
  for (const single of operations.flatMap(singlesOf)) {
    if (single.type === 'renameSpeaker') return single.speakerId;
    if (single.type === 'mergeSpeakers') return single.intoId;
  }
  return undefined;
}
