import type { Pair } from './pair.ts';

/** Stretches that differ in more words than this count as rewritten: it bounds time and memory if nothing is alike. */
const MOST_DIFFERENCES = 3_000;

/**
 * Pairs the common values of two lists of numbers by the shortest edit from the first to the second: E. W. Myers, "An O(ND)
 * Difference Algorithm and Its Variations" (1986), the greedy form. A diagonal is an index into `a` minus one into `b`.
 *
 * @returns pairs of indexes, both increasing; none if more than 3,000 values would have to be removed and added
 */
export function shortestEdit(a: Int32Array, b: Int32Array): Pair[] {
  if (a.length === 0 || b.length === 0) return [];
  const origin = b.length + 1;
  const furthest = new Int32Array(a.length + b.length + 3).fill(-1);
  furthest[origin + 1] = 0;
  const rounds: Round[] = [];
  for (let edits = 0; edits <= MOST_DIFFERENCES; edits++) {
    const low = edits <= b.length ? -edits : -b.length + ((edits - b.length) & 1);
    const high = edits <= a.length ? edits : a.length - ((edits - a.length) & 1);
    const reached = new Int32Array((high - low) / 2 + 1);
    for (let diagonal = low; diagonal <= high; diagonal += 2) {
      const [left, right] = [furthest[origin + diagonal - 1]!, furthest[origin + diagonal + 1]!];
      let i = left < right ? right : left + 1;
      while (i < a.length && a[i] === b[i - diagonal]) i++;
      furthest[origin + diagonal] = i;
      reached[(diagonal - low) / 2] = i;
      if (i >= a.length && i - diagonal >= b.length) return wayBack(rounds, a.length, b.length);
    }
    rounds.push({ low, reached });
  }
  return [];
}

/** How far every second diagonal from `low` on was reached with this number of edits. */
interface Round {
  low: number;
  reached: Int32Array;
}

const at = ({ low, reached }: Round, diagonal: number): number => reached[(diagonal - low) / 2] ?? -1;

/** Traces the path back from the ends of both lists and collects the equal values on it. */
function wayBack(rounds: readonly Round[], aLength: number, bLength: number): Pair[] {
  const pairs: Pair[] = [];
  let [i, j] = [aLength, bLength];
  for (const round of rounds.toReversed()) {
    const diagonal = i - j;
    const [left, right] = [at(round, diagonal - 1), at(round, diagonal + 1)];
    const begin = left < right ? right : left + 1;
    while (i > begin) pairs.push([--i, --j]);
    if (left < right) j--;
    else i--;
  }
  while (i > 0) pairs.push([--i, --j]);
  return pairs.toReversed();
}
