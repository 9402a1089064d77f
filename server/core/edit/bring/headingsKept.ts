import type { TranscriptSegment } from '../../formats/transcript.ts';
import type { Segment } from '../../model/segment.ts';

/**
 * Where to put the headings of segments that are removed: over the first of the segments that replace them, or the one after them,
 * that is not earlier and has no heading. A transcript file has no headings, so they would be lost with their segments.
 *
 * @param pairs for each segment after, the index of the segment before that it continues, or null
 * @returns headings by index of the segment after
 */
export function headingsKept(before: readonly Segment[], after: readonly TranscriptSegment[], pairs: readonly (number | null)[]): Map<number, string> {
  const kept = new Map<number, string>();
  const afterOf = new Map(pairs.flatMap((old, index) => (old === null ? [] : [[old, index] as const])));
  const stayingFrom = (index: number): number => {
    while (index < after.length && pairs[index] === null) index += 1;
    return index;
  };
  /** Where the current heading may go: from here to the next segment that stays. */
  let [from, to] = [0, stayingFrom(0)];
  before.forEach(({ heading, startMs }, old) => {
    const own = afterOf.get(old);
    if (own !== undefined) [from, to] = [own + 1, stayingFrom(own + 1)];
    else if (heading !== null) {
      while (from < to && isEarlier(after[from]!.startMs, startMs)) from += 1;
      const isFree = from < to || (to < after.length && before[pairs[to]!]!.heading === null);
      if (isFree && !kept.has(from)) kept.set(from++, heading);
    }
  });
  return kept;
}

const isEarlier = (one: number | null, other: number | null): boolean => one !== null && other !== null && one < other;
