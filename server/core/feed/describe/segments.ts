import { excerpts } from '../../text/excerpts.ts';
import type { NotesReading, NotesView, ReadSegment, ViewSegment } from '../../notes/reading.ts';
import { beginning, timeWords, type ChangeDetail } from './change.ts';

const placeOf = ({ startMs, speaker, line }: ReadSegment): string => `${timeWords(startMs) ?? 'no time'}${speaker === null ? '' : `, ${speaker}`} (line ${line})`;

const said = ({ startMs, speaker, text }: Pick<ViewSegment, 'startMs' | 'speaker' | 'text'>): string =>
  beginning(`${speaker ?? 'nobody named'}${startMs === null ? '' : ` (${timeWords(startMs)})`}: ${text}`);

/** The differences between the segments as read and as edited, matched by id. */
export function* describeSegments(before: NotesReading, view: NotesView): Generator<ChangeDetail> {
  const old = new Map(before.segments.map((segment) => [segment.id, segment]));
  let place = 'the beginning';
  for (const segment of view.segments) {
    const was = segment.id === undefined ? undefined : old.get(segment.id);
    if (!was) {
      yield { field: 'added segment', place: `after ${place}`, before: null, after: said(segment) };
      continue;
    }
    old.delete(was.id);
    place = placeOf(was);
    if (segment.speaker !== was.speaker) yield { field: 'speaker label', place, before: was.speaker, after: segment.speaker };
    if (segment.startMs !== was.startMs) yield { field: 'timestamp', place, before: timeWords(was.startMs), after: timeWords(segment.startMs) };
    if (segment.endMs !== was.endMs) yield { field: 'end time', place, before: timeWords(was.endMs), after: timeWords(segment.endMs) };
    if (segment.text !== was.text) {
      const [from, to] = excerpts(was.text, segment.text);
      yield { field: 'text', place, before: from, after: to };
    }
  }
  for (const gone of old.values()) yield { field: 'removed segment', place: placeOf(gone), before: said(gone), after: null };
}
