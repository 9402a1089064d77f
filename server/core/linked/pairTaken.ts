import { pairSegments } from '../edit/bring/pairSegments.ts';

interface Timed {
  text: string;
  startMs: number | null;
}

/**
 * Pairs the segments of an edited transcript with those it was taken from, which have no names of their own: one that keeps its start and its
 * first words is the same, also if it was split, or joined with the next; between those, by the words they share.
 *
 * @returns for each segment after, the index of the one before, or null; the indexes increase
 */
export function pairTaken(before: readonly Timed[], after: readonly Timed[]): (number | null)[] {
  const pairs: (number | null)[] = after.map(() => null);
  let [from, begin] = [0, 0];
  const pairBetween = (to: number, end: number): void => {
    if (from < to && begin < end) pairSegments(before.slice(from, to), after.slice(begin, end)).forEach((pair, index) => { if (pair !== null) pairs[begin + index] = from + pair; });
  };
  const starts = new Map(before.map(({ startMs }, index) => [startMs, index]));
  for (const [index, segment] of after.entries()) {
    const found = segment.startMs === null ? undefined : starts.get(segment.startMs);
    if (found === undefined || found < from || !beginAlike(before[found]!.text, segment.text)) continue;
    pairBetween(found, index);
    pairs[index] = found;
    [from, begin] = [found + 1, index + 1];
  }
  pairBetween(before.length, after.length);
  return pairs;
}

const beginAlike = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);
