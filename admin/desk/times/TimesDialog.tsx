import { Button, Dialog, IconButton } from '@mui/material';
import { useId, useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { formatExact } from '#core/time/timestamp';
import { useAttention, useWorkbench } from '../context';
import { focus } from '../focus';
import { Icon } from '../Icon';
import { typedTime } from '../transcript/typedTime';
import { reachOf, scopesAt, type TimeScope } from './reach';
import { preview, retiming, type Move, type Preview } from './retiming';
import { typedOffset } from './typedOffset';
import './times.css';

/** Moves the times of many segments, by an offset or along a line through two anchors, and shows the result beforehand. */
export const TimesDialog = () => {
  const { attention } = useWorkbench();
  const open = useAttention((state) => state.times);
  return open && <Retiming kind={open} close={() => attention.set({ times: null })} />;
};

const Retiming = ({ kind, close }: { kind: Move['kind']; close: () => void }) => {
  const workbench = useWorkbench();
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`desk.times.${key}`, values);
  const id = useId();
  const scopes = scopesAt(workbench, kind);
  const [scope, setScope] = useState<TimeScope>(scopes.includes('selected') ? 'selected' : 'all');
  const [withChapters, setWithChapters] = useState(!scopes.includes('selected'));
  const [fields, setFields] = useState(() => startingFields(workbench));
  const move = moveOf(kind, fields, scope === 'between');
  const reach = reachOf(workbench, scope, withChapters, move);
  const shown = move === null || reach.segmentIds.length === 0 ? null : preview(workbench.store.getState().records, reach, move);
  const field = (name: keyof Fields, first = false) => (
    <input
      className="time" ref={first ? focus : undefined} aria-label={words(`fields.${name}`)} value={fields[name]} autoComplete="off" spellCheck={false}
      onChange={(event) => setFields({ ...fields, [name]: event.target.value })} aria-describedby={`${id}-help`}
    />
  );
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (move && shown?.ok && workbench.perform(retiming(reach, move))) close();
  };
  return (
    <Dialog open onClose={close} aria-labelledby={`${id}-title`} transitionDuration={80} maxWidth="sm" fullWidth slotProps={{ paper: { className: 'times-dialog' } }}>
      <form onSubmit={done}>
        <div className="row spread">
          <h2 id={`${id}-title`}>{words(`${kind}.title`)}</h2>
          <IconButton aria-label={words('close')} onClick={close}><Icon name="remove" /></IconButton>
        </div>
        <p id={`${id}-help`} className="quiet">{words(`${kind}.help`)}</p>
        {kind === 'shift' ? <p className="row">{words('by')} {field('byMs', true)}</p> : (
          <div className="anchors">
            <span>{words('at')}</span> {field('firstAt', true)} <span>{words('to')}</span> {field('firstTo')}
            <span>{words('at')}</span> {field('lastAt')} <span>{words('to')}</span> {field('lastTo')}
          </div>
        )}
        <fieldset>
          <legend className="quiet">{words('scope')}</legend>
          {scopes.map((each) => (
            <label key={each}>
              <input type="radio" name={`${id}-scope`} checked={each === scope} onChange={() => setScope(each)} />
              <span>{words(`scopes.${each}`)}</span>
              <span className="count">{reachOf(workbench, each, false, move).segmentIds.length}</span>
            </label>
          ))}
          <label>
            <input type="checkbox" checked={withChapters} onChange={(event) => setWithChapters(event.target.checked)} />
            <span>{words('chapters')}</span>
            <span className="count">{reachOf(workbench, scope, true, move).chapters.length}</span>
          </label>
        </fieldset>
        <Shown shown={shown} told={move !== null} />
        <div className="row end">
          <Button onClick={close}>{words('cancel')}</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!shown?.ok || shown.segments + shown.chapters === 0}>
            {words(`${kind}.do`, { smart_count: reach.segmentIds.length })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const Shown = ({ shown, told }: { shown: Preview | null; told: boolean }) => {
  const translate = useTranslate();
  if (shown === null) return <p className="preview quiet" aria-live="polite">{translate(`desk.times.${told ? 'nothing' : 'write'}`)}</p>;
  if (!shown.ok) return <p className="preview wrong" aria-live="polite">{shown.failure.message}</p>;
  return (
    <table className="preview" aria-label={translate('desk.times.preview')}>
      <tbody>
        {shown.lines.map(({ id, what, words, fromMs, toMs }) => (
          <tr key={id}>
            <td className="at">{formatExact(fromMs)}</td>
            <td className="at"><span aria-hidden="true">→ </span>{formatExact(toMs)}</td>
            <td className={`${what}-words`}>{words}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

interface Fields {
  byMs: string;
  firstAt: string;
  firstTo: string;
  lastAt: string;
  lastTo: string;
}

/** The suggested anchors: the first time is taken to be right, and the current segment is taken to start at the playhead, where the user hears it. */
function startingFields(workbench: ReturnType<typeof useWorkbench>): Fields {
  const { order, records } = workbench.store.getState();
  const starts = order.map((id) => records.segments.get(id)!.startMs).filter((ms) => ms !== null);
  const first = starts[0] ?? 0;
  const current = workbench.currentSegment()?.startMs;
  const last = current != null && current > first ? current : (starts.at(-1) ?? first);
  const heard = Math.round(workbench.playback.getState().timeMs);
  return { byMs: '', firstAt: formatExact(first), firstTo: formatExact(first), lastAt: formatExact(last), lastTo: heard > first && current != null ? formatExact(heard) : '' };
}

function moveOf(kind: Move['kind'], fields: Fields, between: boolean): Move | null {
  if (kind === 'shift') {
    const byMs = typedOffset(fields.byMs);
    return byMs ? { kind, byMs } : null;
  }
  const [firstAt, firstTo, lastAt, lastTo] = [fields.firstAt, fields.firstTo, fields.lastAt, fields.lastTo].map((typed) => typedTime(typed, null));
  if (firstAt == null || firstTo == null || lastAt == null || lastTo == null) return null;
  return { kind, first: { atMs: firstAt, toMs: firstTo }, last: { atMs: lastAt, toMs: lastTo }, ...(between && { between }) };
}
