import type { NotesReading, NotesView, ReadSegment, ViewSegment } from '../../notes/reading.ts';
import { beginning, timeWords, type ChangeDetail } from './change.ts';
import { lineOf } from './line.ts';

type Stood = Pick<ReadSegment, 'id' | 'startMs' | 'endMs' | 'speaker' | 'text' | 'line'>;

/** An edit of a segment, with the id that the segment had before; null for one that was added. */
export type SegmentEdit = ChangeDetail & { of: string | null };

const placeIn = (line: (stood: Stood) => string) => (stood: Stood): string => `${timeWords(stood.startMs) ?? 'no time'}${stood.speaker === null ? '' : `, ${stood.speaker}`}${line(stood)}`;

const said = ({ startMs, speaker, text }: Pick<ViewSegment, 'startMs' | 'speaker' | 'text'>): string =>
  beginning(`${speaker ?? 'nobody named'}${startMs === null ? '' : ` (${timeWords(startMs)})`}: ${text}`);

/** The differences between the segments as read and as edited, matched by id. */
export const describeSegments = (before: NotesReading, view: NotesView): ChangeDetail[] => [...segmentEdits(before.segments, view.segments)].map(detailOf);

export const detailOf = ({ of: _, ...detail }: SegmentEdit): ChangeDetail => detail;

/** The same of any segments; `line` is 0 where they are on no line of the notes. */
export function* segmentEdits(before: readonly Stood[], after: readonly ViewSegment[]): Generator<SegmentEdit> {
  const old = new Map(before.map((segment) => [segment.id, segment]));
  const placeOf = placeIn(lineOf(before));
  let place = 'the beginning';
  for (const segment of after) {
    const was = segment.id === undefined ? undefined : old.get(segment.id);
    if (!was) {
      yield { field: 'added segment', place: `after ${place}`, before: null, after: said(segment), of: null };
      continue;
    }
    old.delete(was.id);
    place = placeOf(was);
    const of = was.id;
    if (segment.speaker !== was.speaker) yield { field: 'speaker label', place, before: was.speaker, after: segment.speaker, of };
    if (segment.startMs !== was.startMs) yield { field: 'timestamp', place, before: timeWords(was.startMs), after: timeWords(segment.startMs), of };
    if (segment.endMs !== was.endMs) yield { field: 'end time', place, before: timeWords(was.endMs), after: timeWords(segment.endMs), of };
    if (segment.text !== was.text) yield { field: 'text', place, before: was.text, after: segment.text, of };
  }
  for (const gone of old.values()) yield { field: 'removed segment', place: placeOf(gone), before: said(gone), after: null, of: gone.id };
}
