import { longestRising } from '../longestRising.ts';
import type { Pair } from './pair.ts';

/** Doubled twice, runs of one word become runs of four. */
const DOUBLINGS = 2;
export const ANCHOR_WORDS = 2 ** DOUBLINGS;

/**
 * Where runs of four values stand that occur exactly once in each list: they surely belong together, unless one was moved. Of those
 * that cross, the largest set without crossings is taken. Single words would not do: a rare word may be deleted in one place and
 * added in another.
 *
 * @returns pairs of indexes where such runs begin, both increasing
 */
export function anchors(a: Int32Array, b: Int32Array): Pair[] {
  if (Math.min(a.length, b.length) < ANCHOR_WORDS) return [];
  let [left, right] = [a, b];
  for (let doubled = 0; doubled < DOUBLINGS; doubled++) [left, right] = doubleRuns(left, right, 2 ** doubled);
  const count = left.length + right.length; // no run has a higher number
  const [inA, inB] = [onlyPlaces(left, count), onlyPlaces(right, count)];
  const pairs: Pair[] = [];
  left.forEach((run, i) => {
    if (inA[run] === i && inB[run]! >= 0) pairs.push([i, inB[run]!]);
  });
  return longestRising(pairs.length, (at, later) => pairs[at]![1] < pairs[later]![1]).map((at) => pairs[at]!);
}

/** Numbers pairs of runs that stand `length` apart; equal pairs get the same number. */
function doubleRuns(left: Int32Array, right: Int32Array, length: number): [Int32Array, Int32Array] {
  const numberOf = pairNumbers(left.length + right.length);
  const doubled = (runs: Int32Array) => {
    const found = new Int32Array(Math.max(0, runs.length - length));
    for (let index = 0; index < found.length; index++) found[index] = numberOf(runs[index]!, runs[index + length]!);
    return found;
  };
  return [doubled(left), doubled(right)];
}

/** Numbers distinct pairs of numbers from 0. It has its own hash table because a `Map` cannot use two numbers as a key without making an object for each. */
function pairNumbers(most: number): (one: number, other: number) => number {
  const size = 2 ** Math.ceil(Math.log2(2 * most + 1));
  const [ones, others, numbers] = [new Int32Array(size), new Int32Array(size), new Int32Array(size).fill(-1)];
  let next = 0;
  return (one, other) => {
    let at = mixed(Math.imul(one, 0x9e3779b1) ^ other) & (size - 1);
    while (numbers[at] !== -1 && (ones[at] !== one || others[at] !== other)) at = (at + 1) & (size - 1);
    if (numbers[at] === -1) {
      [ones[at], others[at], numbers[at]] = [one, other, next];
      next += 1;
    }
    return numbers[at]!;
  };
}

/** Spreads numbers that differ little (the finaliser of MurmurHash3 by A. Appleby). */
function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

const NOWHERE = -1;
const SEVERAL = -2;

/** The index of each value below `count`; negative if it occurs never or more than once. */
function onlyPlaces(values: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(NOWHERE);
  values.forEach((value, index) => (places[value] = places[value] === NOWHERE ? index : SEVERAL));
  return places;
}
