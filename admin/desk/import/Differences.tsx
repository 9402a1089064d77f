import { useTranslate } from 'react-admin';
import { formatTimestamp } from '#core/time/timestamp';
import type { Difference, DifferenceRow, FileKind } from '#core/model/episodeImport';
import { Marks } from '../../publish/Marks';
import { markWords } from '../../publish/sideBySide';

interface DifferencesProps {
  difference: Difference;
  kind: FileKind;
  /** Whether the changes are summed up in words above the list. */
  summed: boolean;
}

/** The changes in reading order, marked as by a proof-reader. */
export const Differences = ({ difference, kind, summed }: DifferencesProps) => {
  const translate = useTranslate();
  const { none, summary, rows, rowsTotal, speakersAdded } = difference;
  return (
    <section className="differences" aria-labelledby="import-differences">
      <h3 id="import-differences">{translate(none ? `desk.import.same.${kind}` : 'desk.import.changes')}</h3>
      {summed && !none && <p>{summary.join(', ')}</p>}
      {speakersAdded.length > 0 && <p className="quiet">{translate('desk.import.newSpeakers', { names: speakersAdded.join(', '), smart_count: speakersAdded.length })}</p>}
      <ol>
        {rows.map((row, at) => <Row key={at} row={row} />)}
        {rowsTotal > rows.length && <li className="quiet">{translate('desk.import.more', { smart_count: rowsTotal - rows.length })}</li>}
      </ol>
    </section>
  );
};

const Row = ({ row: { kind, what, before, after } }: { row: DifferenceRow }) => {
  const translate = useTranslate();
  const shown = after ?? before;
  if (!shown) return null;
  const changed = (each: DifferenceRow['what'][number]) => what.includes(each);
  return (
    <li data-kind={kind}>
      <span className="at">{changed('start') ? <ChangedTime before={before?.startMs ?? null} after={after?.startMs ?? null} /> : timeOf(shown.startMs)}</span>
      <div>
        {(shown.speaker !== null || changed('speaker')) && (
          <span className="who">{changed('speaker') ? <Changed before={before?.speaker ?? '–'} after={after?.speaker ?? '–'} /> : shown.speaker}</span>
        )}
        <p className={kind === 'changed' && !changed('words') && !changed('title') ? 'same' : undefined}>{wordsOf(kind, before, after)}</p>
        {changed('url') && <p className="quiet"><Changed before={before?.url ?? ''} after={after?.url ?? ''} /></p>}
        {(changed('end') || changed('wordTimes') || changed('image')) && (
          <p className="quiet">{(['end', 'wordTimes', 'image'] as const).filter(changed).map((each) => translate(`desk.import.what.${each}`)).join(', ')}</p>
        )}
      </div>
    </li>
  );
};

const timeOf = (ms: number | null | undefined): string => (ms == null ? '–' : formatTimestamp(ms));

/** Times that differ by less than a second are shown with milliseconds. */
const ChangedTime = ({ before, after }: { before: number | null; after: number | null }) => {
  const isFine = before !== null && after !== null && timeOf(before) === timeOf(after);
  const said = (ms: number | null) => (isFine ? `${timeOf(ms)}.${String(ms! % 1_000).padStart(3, '0')}` : timeOf(ms));
  return <Changed before={said(before)} after={said(after)} />;
};

/** A value that is replaced as a whole. */
const Changed = ({ before, after }: { before: string; after: string }) => <><Marks marks={[{ kind: 'removed', text: before }]} /> <Marks marks={[{ kind: 'added', text: after }]} /></>;

function wordsOf(kind: DifferenceRow['kind'], before: DifferenceRow['before'], after: DifferenceRow['after']) {
  if (kind === 'added') return <Marks marks={[{ kind: 'added', text: after!.text }]} />;
  if (kind === 'removed') return <Marks marks={[{ kind: 'removed', text: before!.text }]} />;
  return <Marks marks={markWords(before!.text, after!.text)} />;
}
