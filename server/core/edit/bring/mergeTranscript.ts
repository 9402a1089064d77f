import type { TranscriptSegment } from '../../formats/transcript.ts';
import type { Id } from '../../model/id.ts';
import type { Segment } from '../../model/segment.ts';
import type { SingleOperation } from '../operation.ts';
import { keysBetween } from '../order.ts';
import { inOrder, type Records } from '../records.ts';
import { sameValue } from '../sameValue.ts';
import { castOf } from './cast.ts';
import { finerOf, SECOND_MS } from '../../time/finer.ts';
import { heard, type Heard } from './heard.ts';
import { onlyInFile } from './onlyInFile.ts';
import { setSpeakers } from './setSpeakers.ts';

/**
 * The operations that add to an episode's transcript what a file knows better, without changing a word: times if there are none or only
 * coarser ones, word times, speakers for segments without one, and segments that only the file has, in their place. The two are matched
 * by what is said, so the file may be divided differently, and what was corrected here may read differently there.
 *
 * @param segments as `fit` makes them
 */
export function mergeTranscript(records: Records, segments: readonly TranscriptSegment[], newId: () => Id): SingleOperation[] {
  const ours = inOrder(records.segments);
  const inFile = heard(ours, segments);
  const missing = onlyInFile(ours, segments, inFile);
  const found = inFile.found.map(({ speaker }, index) => (ours[index]!.speakerId === null ? speaker : null));
  const cast = castOf(records.speakers.values(), [...found, ...missing.flatMap(({ at }) => at.map(({ speaker }) => speaker))].filter((name) => name !== null), newId);
  const speakers = new Map(found.flatMap((name, index) => (name === null ? [] : [[ours[index]!.id, cast.idOf(name)] as const])));
  return [
    ...cast.added,
    ...ours.flatMap((segment, index) => timesOf(segment, inFile.found[index]!)),
    ...setSpeakers(speakers),
    ...missing.flatMap(({ before, at }) => keysBetween(ours[before - 1]?.order ?? null, ours[before]?.order ?? null, at.length).map((order, index): SingleOperation => {
      const { startMs, endMs, speaker, text, words } = at[index]!;
      const speakerId = speaker === null ? null : cast.idOf(speaker);
      return { type: 'insertSegment', segment: { id: newId(), order, startMs, timeFrom: startMs === null ? 'none' : 'turn', endMs, speakerId, speakerFrom: speaker === null ? 'none' : 'turn', text, heading: null, words: words ?? null } };
    })),
  ];
}

/** What the file knows about when a segment is spoken. A start taken from a chapter is only a guess. */
function timesOf(segment: Segment, { startMs: start, endMs: end, words }: Heard): SingleOperation[] {
  const { id: segmentId, text } = segment;
  const operations: SingleOperation[] = [];
  if (words !== null && !sameValue(words, segment.words)) operations.push({ type: 'setText', segmentId, text, words });
  const startMs = segment.timeFrom === 'chapter' && start !== null ? start : finerOf(segment.startMs, start, SECOND_MS);
  const endMs = finerOf(segment.endMs, end, SECOND_MS);
  // if the new start and end would cross, one of them keeps its old value
  const [nextStart, nextEnd] = ([[startMs, endMs], [startMs, segment.endMs], [segment.startMs, endMs]] as const).find(fits) ?? [segment.startMs, segment.endMs];
  if (nextStart !== segment.startMs || nextEnd !== segment.endMs) {
    operations.push({ type: 'setTime', segmentId, ...(nextStart !== segment.startMs && { startMs: nextStart }), ...(nextEnd !== segment.endMs && { endMs: nextEnd }) });
  }
  return operations;
}

const fits = ([startMs, endMs]: readonly [number | null, number | null]): boolean => startMs === null || endMs === null || endMs > startMs;
