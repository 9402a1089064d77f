import { lowerBound } from './lowerBound.ts';

/**
 * The indexes of a longest subsequence that rises, in order. Patience sorting, n log n.
 *
 * @param isLess whether the value at one index is less than the value at a later one
 */
export function longestRising(length: number, isLess: (at: number, later: number) => boolean): number[] {
  /** For each length, the index of the smallest value that ends a rising subsequence of that length. */
  const ends: number[] = [];
  const before = new Int32Array(length).fill(-1);
  for (let index = 0; index < length; index += 1) {
    const longest = lowerBound(ends.length, (at) => !isLess(ends[at]!, index));
    before[index] = ends[longest - 1] ?? -1;
    ends[longest] = index;
  }
  const rising: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) rising.push(index);
  return rising.toReversed();
}
