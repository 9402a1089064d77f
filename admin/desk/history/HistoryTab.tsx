import { Button, Checkbox } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { HistoryTaken } from '#core/model/history';
import { formatTimestamp } from '#core/time/timestamp';
import { writtenMoment } from '../../list/written';
import { useDesk, useWorkbench } from '../context';
import { useKeptFocus } from '../keptFocus';
import { ComparedRevisions } from './ComparedRevisions';
import { Entry } from './Entry';
import { groupsOf } from './groups';
import { useHistory } from './useHistory';

/** Who changed what when. Two revisions can be compared, and changes restored. */
export const HistoryTab = () => {
  const { attention } = useWorkbench();
  const translate = useTranslate();
  const { entries, taken, more, people, problem, showMore, authorId, setAuthorId, segmentId } = useHistory();
  const [picked, setPicked] = useState<number[]>([]);
  const [compared, setCompared] = useState<{ from: number; to: number | null } | null>(null);
  const words = (key: string, values = {}) => translate(`desk.history.${key}`, values);
  const pick = (number: number) => setPicked((before) => (before.includes(number) ? before.filter((other) => other !== number) : [...before, number].slice(-2)));

  const kept = useKeptFocus<HTMLDivElement>();

  if (compared) return <ComparedRevisions from={compared.from} to={compared.to} back={() => setCompared(null)} box={kept} />;
  const [one, other] = [Math.min(...picked), Math.max(...picked)];
  return (
    <div className="history" {...kept}>
      <div className="row spread">
        <Button variant="outlined" onClick={() => attention.set({ besideImport: true })}>{words('besideImport')}</Button>
        {people.length > 1 && (
          <select aria-label={words('person')} value={authorId} onChange={(event) => setAuthorId(event.target.value)}>
            <option value="">{words('everybody')}</option>
            {people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
          </select>
        )}
      </div>
      {segmentId !== null && <OfSegment id={segmentId} />}
      {problem !== null && <p role="alert">{translate(problem, { _: problem })}</p>}
      {entries === null && problem === null && <div aria-busy="true">{[70, 90, 50].map((width) => <div key={width} className="bone" style={{ width: `${width}%` }} />)}</div>}
      {entries?.length === 0 && <div className="teach"><h3>{words('emptyTitle')}</h3><p>{words('emptyBody')}</p></div>}
      {groupsOf(entries ?? [], taken).map((group) => ('revision' in group ? <TakenOver key={`${group.revision} ${group.at}`} {...group} /> : (
        <div key={group.entries[0]!.number}>
          <h3>{group.author ?? words('nobody')} <span className="quiet"><When at={group.at} /></span></h3>
          <ol>{group.entries.map((entry) => <Entry key={entry.number} entry={entry} picked={picked.includes(entry.number)} onPick={() => pick(entry.number)} />)}</ol>
        </div>
      )))}
      {!more && entries !== null && entries.length > 0 && segmentId === null && authorId === '' && <Imported picked={picked.includes(0)} onPick={() => pick(0)} />}
      {more && <Button onClick={() => void showMore()}>{words('more')}</Button>}
      {picked.length > 0 && (
        <div className="history-bar row">
          {picked.length === 2
            ? <Button data-next variant="contained" color="primary" onClick={() => setCompared({ from: one, to: other })}>{one === 0 ? words('compareImport', { number: other }) : words('compareTwo', { from: one, to: other })}</Button>
            : <>
                <Button data-next variant="contained" color="primary" onClick={() => setCompared({ from: one, to: null })}>{one === 0 ? words('compareImportNow') : words('compareNow', { number: one })}</Button>
                <span className="quiet">{words('pickAnother')}</span>
              </>}
        </div>
      )}
    </div>
  );
};

const OfSegment = ({ id }: { id: string }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const startMs = useDesk(({ records }) => records.segments.get(id)?.startMs ?? null);
  return (
    <div className="row spread of-segment">
      <button type="button" className="entry" onClick={() => workbench.segment(id) && workbench.go(id, true)}>{startMs === null ? translate('desk.history.ofUntimed') : translate('desk.history.ofSegment', { time: formatTimestamp(startMs) })}</button>
      <Button onClick={() => workbench.attention.set({ historyOf: null })}>{translate('desk.history.all')}</Button>
    </div>
  );
};

const When = ({ at }: { at: string }) => <time dateTime={at}>{writtenMoment(at)}</time>;

/** Corrections that came home: the feed's host now has them, or some of them. */
const TakenOver = ({ at, revision, taken, left }: HistoryTaken) => {
  const translate = useTranslate();
  return (
    <section>
      <h3>{translate('desk.history.host')} <span className="quiet"><When at={at} /></span></h3>
      <p>{translate(left.length === 0 ? 'desk.history.taken' : 'desk.history.takenPartly', { revision })}</p>
      <p className="quiet">{translate('upstream.taken', { what: taken.join(', ') })}</p>
      {left.length > 0 && <p className="quiet">{translate('upstream.left', { what: left.join(', ') })}</p>}
    </section>
  );
};

/** The start: revision 0, which any other can be compared with. */
const Imported = ({ picked, onPick }: { picked: boolean; onPick: () => void }) => {
  const translate = useTranslate();
  return (
    <section>
      <h3>{translate('desk.history.imported')}</h3>
      <div className="history-entry">
        <Checkbox size="small" checked={picked} onChange={onPick} slotProps={{ input: { 'aria-label': translate('desk.history.pickImport') } }} />
        <p>{translate('desk.history.beforeEdits')}</p>
      </div>
    </section>
  );
};
