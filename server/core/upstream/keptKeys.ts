import { longestRising } from '../edit/longestRising.ts';
import { keysBetween } from '../edit/order.ts';

/**
 * The order keys for a reordered list: as many as possible keep theirs; the others, and new ones, get keys in between.
 *
 * @param keys in the wanted order; null for a new one
 */
export function keptKeys(keys: readonly (string | null)[]): string[] {
  const known = keys.flatMap((key, index) => (key === null ? [] : [index]));
  const kept = new Set(longestRising(known.length, (at, later) => keys[known[at]!]! < keys[known[later]!]!).map((at) => known[at]!));
  const result: string[] = [];
  for (let begin = 0; begin < keys.length; ) {
    let end = begin;
    while (end < keys.length && !kept.has(end)) end += 1;
    for (const key of keysBetween(result.at(-1) ?? null, keys[end] ?? null, end - begin)) result.push(key);
    if (end < keys.length) result.push(keys[end]!);
    begin = end + 1;
  }
  return result;
}
