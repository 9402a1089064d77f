import type { Pair } from './pair.ts';

/** How often a run of four words is doubled from one: twice. */
const DOUBLINGS = 2;
export const ANCHOR_WORDS = 2 ** DOUBLINGS;

/**
 * Where runs of four values stand that each list has once: they belong together beyond doubt, unless one was moved, so of those that
 * cross the most that do not are taken. A word alone would not do: a rare one may go here and come there.
 *
 * @returns pairs of indexes where such runs begin, both increasing
 */
export function anchors(a: Int32Array, b: Int32Array): Pair[] {
  let [left, right] = [a, b];
  for (let doubled = 0; doubled < DOUBLINGS; doubled++) [left, right] = doubleRuns(left, right, 2 ** doubled);
  const inB = onlyPlaces(right);
  const pairs: Pair[] = [];
  for (const [run, i] of onlyPlaces(left)) {
    const j = inB.get(run);
    if (i !== null && j !== null && j !== undefined) pairs.push([i, j]);
  }
  return longestIncreasing(pairs);
}

/** Numbers the pairs of runs that stand `length` apart, each the same number wherever the pair is the same. */
function doubleRuns(left: Int32Array, right: Int32Array, length: number): [Int32Array, Int32Array] {
  const count = Math.max(left.length, right.length) * 2 + 1;
  const numbers = new Map<number, number>();
  const doubled = (runs: Int32Array) =>
    Int32Array.from({ length: Math.max(0, runs.length - length) }, (_, index) => {
      const key = runs[index]! * count + runs[index + length]!;
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    });
  return [doubled(left), doubled(right)];
}

/** The place of each value; null where there are several. */
function onlyPlaces(values: Int32Array): Map<number, number | null> {
  const places = new Map<number, number | null>();
  values.forEach((value, index) => places.set(value, places.has(value) ? null : index));
  return places;
}

/** The most pairs of which the second index increases as the first one does (patience sorting, in n log n). */
function longestIncreasing(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, j], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[ends[middle]!]![1] < j) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const increasing: Pair[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index]!) increasing.push(pairs[index]!);
  return increasing.toReversed();
}
