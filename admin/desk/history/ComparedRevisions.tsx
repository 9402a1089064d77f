import { Button, Checkbox } from '@mui/material';
import { useEffect, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Comparison } from '#core/model/history';
import type { Id } from '#core/model/id';
import type { Segment } from '#core/model/segment';
import { excerpts } from '#core/text/excerpts';
import { formatTimestamp } from '#core/time/timestamp';
import type { StetDataProvider } from '../../dataProvider';
import { Marks } from '../../publish/Marks';
import { markWords } from '../../publish/sideBySide';
import { useDesk, useWorkbench } from '../context';
import type { KeptFocus } from '../keptFocus';
import { betweenChosen, rangeChosen, toggled } from './choice';
import { operationsToRestore } from './restore';

/** The differences between two revisions, word by word. Some or all of them can be restored. */
export const ComparedRevisions = ({ from, to, back, box }: { from: number; to: number | null; back: () => void; box: KeptFocus<HTMLDivElement> }) => {
  const workbench = useWorkbench();
  const provider = useDataProvider<StetDataProvider>();
  const translate = useTranslate();
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  /** The segment ticked or unticked last; a Shift-click does the same to everything between it and the one clicked. */
  const [anchor, setAnchor] = useState<Id | null>(null);
  const [busy, setBusy] = useState(false);
  const saved = useDesk(({ saving }) => saving.kind === 'saved');
  const words = (key: string, values = {}) => translate(`desk.history.${key}`, values);
  const { episode, introduction } = workbench.desk;

  useEffect(() => {
    const leaving = new AbortController();
    provider.compareRevisions(episode.id, from, to ?? undefined, leaving.signal).then(setComparison, (error: Error) => !leaving.signal.aborted && setProblem(error.message));
    return () => leaving.abort();
  }, [provider, episode, from, to]);

  /** The operations are computed against the current records, which must match the server's. */
  const restore = async (only: ReadonlySet<Id> | null) => {
    setBusy(true);
    try {
      const now = await provider.compareRevisions(episode.id, from);
      await workbench.store.hear(now.to, []);
      const operations = operationsToRestore(workbench.store.getState().records, now, only);
      if (operations.length === 0) return setProblem('desk.history.alreadySo');
      if (workbench.perform({ type: 'batch', operations })) back();
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      setBusy(false);
    }
  };

  const segments = comparison?.segments.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'en')) ?? [];
  const others = comparison ? [...comparison.chapters.map(({ before, after }) => [before?.title, after?.title]), ...comparison.references.map(({ before, after }) => [before?.title, after?.title]), ...comparison.speakers.map(({ before, after }) => [before?.name, after?.name]), ...comparison.notes.map((both) => [both.before?.introduction ?? introduction, both.after?.introduction ?? introduction])] : [];
  const ids = segments.map(({ before, after }) => (after ?? before)!.id);
  const choose = (id: Id, isRange: boolean) => {
    setChosen(isRange && anchor !== null ? rangeChosen(ids, chosen, anchor, id) : toggled(chosen, id));
    setAnchor(id);
  };
  const between = betweenChosen(ids, chosen);
  const restorable = workbench.editable && comparison !== null;
  return (
    <div className="history" {...box}>
      <div className="row spread">
        <Button data-next onClick={back}>{words('back')}</Button>
        <span className="quiet">{to === null ? words(from === 0 ? 'importToNow' : 'toNow', { from }) : words(from === 0 ? 'importToThat' : 'toThat', { from, to })}</span>
      </div>
      {problem !== null && <p role="alert">{translate(problem, { _: problem })}</p>}
      {comparison === null && problem === null && <div aria-busy="true">{[70, 90, 50].map((width) => <div key={width} className="bone" style={{ width: `${width}%` }} />)}</div>}
      {comparison !== null && segments.length + others.length === 0 && <p className="quiet">{words('same')}</p>}
      <ol>
        {segments.map(({ before, after }) => {
          const { id, startMs } = (after ?? before)!;
          return (
            <li key={id} className="history-entry">
              {restorable && <Checkbox size="small" checked={chosen.has(id)} onChange={({ nativeEvent }) => choose(id, (nativeEvent as MouseEvent).shiftKey)} slotProps={{ input: { 'aria-label': words('choose', { time: startMs === null ? '–' : formatTimestamp(startMs) }) } }} />}
              <div>
                <button type="button" className="entry" disabled={!workbench.segment(id)} onClick={() => workbench.go(id, true)}>{startMs === null ? '–:––' : formatTimestamp(startMs)}</button>
                <Difference before={before} after={after} comparison={comparison!} />
              </div>
            </li>
          );
        })}
      </ol>
      {others.length > 0 && <section><h3>{words('alsoChanged')}</h3>{others.map(([before, after], at) => <p key={at} dir="auto"><Marks marks={markWords(before ?? '', after ?? '')} /></p>)}</section>}
      {restorable && segments.length + others.length > 0 && (
        <div className="history-bar row">
          {between.length > 0 && <Button variant="outlined" onClick={() => setChosen(new Set([...chosen, ...between]))}>{words('chooseBetween', { smart_count: between.length })}</Button>}
          <Button variant="contained" color="primary" disabled={busy || !saved || chosen.size === 0} onClick={() => void restore(chosen)}>{chosen.size === 0 ? words('restoreNone') : words('restoreSome', { smart_count: chosen.size })}</Button>
          <Button variant="outlined" disabled={busy || !saved} onClick={() => void restore(null)}>{from === 0 ? words('restoreImport') : words('restoreAll', { from })}</Button>
        </div>
      )}
    </div>
  );
};

type Both = Comparison['segments'][number];

const orderOf = ({ before, after }: Both): string => (after ?? before)!.order;

/** Even if both values are the same, one may be the segment's own and the other taken from its surroundings. */
const Values = ({ of: [was, is], isOwn: [wasOwn, isOwn] }: { of: readonly [string, string]; isOwn: readonly [boolean, boolean] }) => {
  if (was === is && (was === '' || wasOwn === isOwn)) return null;
  return <p className="quiet"><Marks marks={was === is ? markWords(wasOwn ? was : '', isOwn ? is : '') : markWords(was, is)} /></p>;
};

const time = (segment: Segment | null): string => (segment?.startMs == null ? '' : formatTimestamp(segment.startMs));

/** Speaker, time and words, as far as they differ. */
const Difference = ({ before, after, comparison }: Both & { comparison: Comparison }) => {
  const now = useDesk(({ records }) => records.speakers);
  const nameOf = (segment: Segment | null, side: 'before' | 'after'): string => {
    if (!segment?.speakerId) return '';
    const changed = comparison.speakers.find((each) => each[side]?.id === segment.speakerId);
    return changed?.[side]?.name ?? now.get(segment.speakerId)?.name ?? '';
  };
  const names = [nameOf(before, 'before'), nameOf(after, 'after')] as const;
  const times = [time(before), time(after)] as const;
  return (
    <>
      <Values of={names} isOwn={[before?.speakerFrom === 'turn', after?.speakerFrom === 'turn']} />
      <Values of={times} isOwn={[before?.timeFrom === 'turn', after?.timeFrom === 'turn']} />
      {before?.text !== after?.text && <p className="said" dir="auto"><Marks marks={markWords(...excerpts(before?.text ?? '', after?.text ?? ''))} /></p>}
    </>
  );
};
