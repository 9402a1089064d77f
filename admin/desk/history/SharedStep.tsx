import { Button } from '@mui/material';
import { useEffect, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { singlesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import type { StetDataProvider } from '../../dataProvider';
import { useDesk, useWorkbench } from '../context';
import type { Shared } from '../store/shared';

/** What is to be taken back changed other episodes too: how many, and whether in all of them. */
export const SharedStep = ({ shared }: { shared: Shared }) => {
  const workbench = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const translate = useTranslate();
  const { store, desk: { episode, show } } = workbench;
  const [episodes, setEpisodes] = useState(shared.episodes);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const nameOf = useDesk(({ records }) => records.speakers.get(speakerOf(shared.operations) ?? '')?.name ?? '');
  const words = (key: string, values = {}) => translate(`desk.shared.${key}`, values);
  const { glossaryRun } = shared;

  useEffect(() => {
    if (glossaryRun === null) return undefined;
    const leaving = new AbortController();
    provider.glossaryRun(show.id, glossaryRun, leaving.signal).then((run) => setEpisodes(run.episodes), (error: Error) => !leaving.signal.aborted && setProblem(error.message));
    return () => leaving.abort();
  }, [provider, show, glossaryRun]);

  const everywhere = async () => {
    setBusy(true);
    try {
      const kept = glossaryRun === null ? (await provider.takeBackEverywhere(episode.id, shared.number)).kept : ((await provider.revertGlossaryRun(show.id, glossaryRun)).reverted?.kept ?? 0);
      store.unshare('leave');
      if (kept > 0) workbench.say('desk.shared.kept', { smart_count: kept });
      await store.hear(store.revision + 1, []);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const kind = glossaryRun === null ? (shared.operations.flatMap(singlesOf).find(({ type }) => type === 'mergeSpeakers' || type === 'renameSpeaker')?.type ?? 'other') : 'glossary';
  return (
    <div className="trouble" role="alert" aria-busy={busy || undefined}>
      <p>{problem === null ? words(`what.${kind}`, { name: nameOf, smart_count: episodes ?? 0 }) : translate(problem, { _: problem })}</p>
      <Button variant="outlined" disabled={busy || episodes === null} onClick={() => void everywhere()}>{words('everywhere', { smart_count: episodes ?? 0 })}</Button>
      {glossaryRun !== null && <Button disabled={busy} onClick={() => store.unshare('here')}>{words('here')}</Button>}
      <Button disabled={busy} onClick={() => store.unshare('leave')}>{words('leave')}</Button>
    </div>
  );
};

function speakerOf(operations: readonly Operation[]): string | undefined {
  for (const single of operations.flatMap(singlesOf)) {
    if (single.type === 'renameSpeaker') return single.speakerId;
    if (single.type === 'mergeSpeakers') return single.intoId;
  }
  return undefined;
}
