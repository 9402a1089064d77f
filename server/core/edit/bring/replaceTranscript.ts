import type { TranscriptSegment } from '../../formats/transcript.ts';
import type { Id } from '../../model/id.ts';
import type { Segment } from '../../model/segment.ts';
import type { SingleOperation } from '../operation.ts';
import { keysBetween } from '../order.ts';
import { inOrder, type Records } from '../records.ts';
import { sameValue } from '../sameValue.ts';
import { castOf } from './cast.ts';
import { headingsKept } from './headingsKept.ts';
import { pairSegments } from './pairSegments.ts';
import { setSpeakers } from './setSpeakers.ts';
import { wordsOfReplaced } from './wordsOfReplaced.ts';

/** Whether the file has speakers, starts or ends at all: for what it lacks, the episode keeps its own. */
interface Says {
  speakers: boolean;
  starts: boolean;
  ends: boolean;
}

/**
 * The operations that make an episode's transcript that of a file: the same words by the same speakers at the same times. A segment
 * that is still there keeps its record, and with it its history and its place in the notes; nothing is done where the file agrees with
 * the episode. A file without any times, ends or speakers leaves the known ones.
 *
 * @param segments as `fit` makes them
 */
export function replaceTranscript(records: Records, segments: readonly TranscriptSegment[], newId: () => Id): SingleOperation[] {
  const before = inOrder(records.segments);
  const pairs = pairSegments(before, segments);
  const cast = castOf(records.speakers.values(), segments.flatMap(({ speaker }) => speaker ?? []), newId);
  const says: Says = { speakers: segments.some(({ speaker }) => speaker !== null), starts: segments.some(({ startMs }) => startMs !== null), ends: segments.some(({ endMs }) => endMs !== null) };
  const stays = new Set(pairs);
  const headings = headingsKept(before, segments, pairs);
  const changed: SingleOperation[] = [];
  const speakers = new Map<Id, Id | null>();
  segments.forEach((segment, index) => {
    const old = pairs[index] === null ? undefined : before[pairs[index]!];
    if (!old) return;
    const heading = headings.get(index);
    if (heading !== undefined) changed.push({ type: 'deleteSegment', segmentId: old.id }, { type: 'insertSegment', segment: { ...old, heading } });
    changed.push(...changesOf(old, segment, says));
    const speakerId = segment.speaker === null ? null : cast.idOf(segment.speaker);
    if (says.speakers && old.speakerId !== speakerId) speakers.set(old.id, speakerId);
  });
  return [
    ...cast.added,
    ...before.filter((_, index) => !stays.has(index)).map(({ id }): SingleOperation => ({ type: 'deleteSegment', segmentId: id })),
    ...changed,
    ...setSpeakers(speakers),
    ...insertions(before, segments, pairs, (segment, index, order) => ({
      id: newId(), order, startMs: segment.startMs, timeFrom: segment.startMs === null ? 'none' : 'turn', endMs: segment.endMs,
      speakerId: segment.speaker === null ? null : cast.idOf(segment.speaker), speakerFrom: segment.speaker === null ? 'none' : 'turn',
      text: segment.text, heading: headings.get(index) ?? null, words: segment.words ?? null,
    })),
  ];
}

/** New words and times for a segment that stays. */
function changesOf(old: Segment, segment: TranscriptSegment, says: Says): SingleOperation[] {
  const startMs = says.starts ? segment.startMs : old.startMs;
  const saidEnd = says.ends ? segment.endMs : old.endMs;
  const endMs = startMs !== null && saidEnd !== null && saidEnd <= startMs ? null : saidEnd;
  const words = wordsOfReplaced(old, { ...segment, startMs, endMs });
  const text = sameText(old.text, segment.text) ? old.text : segment.text;
  const operations: SingleOperation[] = [];
  if (text !== old.text || !sameValue(words, old.words)) operations.push({ type: 'setText', segmentId: old.id, text, words });
  if (startMs !== old.startMs || endMs !== old.endMs) {
    operations.push({ type: 'setTime', segmentId: old.id, ...(startMs !== old.startMs && { startMs }), ...(endMs !== old.endMs && { endMs }) });
  }
  return operations;
}

/** Ignores white space within a text, because files fold it. */
const sameText = (one: string, other: string): boolean => one === other || folded(one) === folded(other);
const folded = (text: string): string => text.replaceAll(/\s\s*/g, ' ').trim();

/** The segments that are new, with keys between those that stay. */
function insertions(before: readonly Segment[], segments: readonly TranscriptSegment[], pairs: readonly (number | null)[], make: (segment: TranscriptSegment, index: number, order: string) => Segment): SingleOperation[] {
  const operations: SingleOperation[] = [];
  let last: string | null = null;
  for (let begin = 0; begin < segments.length; ) {
    let end = begin;
    while (end < segments.length && pairs[end] === null) end += 1;
    const next = before[pairs[end] ?? -1]?.order ?? null;
    keysBetween(last, next, end - begin).forEach((order, offset) => operations.push({ type: 'insertSegment', segment: make(segments[begin + offset]!, begin + offset, order) }));
    last = next;
    begin = end + 1;
  }
  return operations;
}
