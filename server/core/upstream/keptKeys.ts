import { lowerBound } from '../edit/lowerBound.ts';
import { keysBetween } from '../edit/order.ts';

/**
 * The order keys for a reordered list: as many as possible keep theirs; the others, and new ones, get keys in between.
 *
 * @param keys in the wanted order; null for a new one
 */
export function keptKeys(keys: readonly (string | null)[]): string[] {
  const kept = longestRising(keys);
  const result: string[] = [];
  for (let begin = 0; begin < keys.length; ) {
    let end = begin;
    while (end < keys.length && !kept.has(end)) end += 1;
    result.push(...keysBetween(result.at(-1) ?? null, keys[end] ?? null, end - begin));
    if (end < keys.length) result.push(keys[end]!);
    begin = end + 1;
  }
  return result;
}

/** The indexes of the longest ascending subsequence of keys. */
function longestRising(keys: readonly (string | null)[]): Set<number> {
  /** For each length, the index of the smallest key that ends a subsequence of that length. */
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  keys.forEach((key, index) => {
    if (key === null) return;
    const length = lowerBound(ends.length, (at) => keys[ends[at]!]! >= key);
    previous.set(index, ends[length - 1]);
    ends[length] = index;
  });
  const rising = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous.get(index)) rising.add(index);
  return rising;
}
