import { ANCHOR_WORDS, anchors } from './anchors.ts';
import { fewestStrokes } from './fewestStrokes.ts';
import type { Pair } from './pair.ts';
import { shortestEdit } from './shortestEdit.ts';

/** Up to this many comparisons, every combination is tried; beyond that, only the shortest edit. */
const MOST_COMPARISONS = 100_000;

/**
 * Pairs equal strings of two lists, in order: first the common beginning and end, then anchors (see `anchors`), then the common beginning and end between
 * those, then the rest by the shortest edit. The time is roughly proportional to the length, even for a whole transcript; a long stretch that was completely
 * rewritten stays without pairs.
 *
 * @returns pairs of indexes, both increasing
 */
export function matchEqual(a: readonly string[], b: readonly string[]): Pair[] {
  const shorter = Math.min(a.length, b.length);
  let [head, tail] = [0, 0];
  while (head < shorter && a[head] === b[head]) head++;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const pairs: Pair[] = [];
  for (let index = 0; index < head; index++) pairs.push([index, index]);
  // most edits change a word or two: then nothing is left to search
  if (head + tail < shorter) for (const [i, j] of matchBetween(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) pairs.push([head + i, head + j]);
  for (; tail > 0; tail--) pairs.push([a.length - tail, b.length - tail]);
  return pairs;
}

function matchBetween(a: readonly string[], b: readonly string[]): Pair[] {
  const numbers = new Map<string, number>();
  const [left, right] = [numbered(a, numbers), numbered(b, numbers)];
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  const match = (toI: number, toJ: number) => {
    for (const pair of matchMiddle(left, right, [i, j], [toI, toJ])) pairs.push(pair);
    [i, j] = [toI, toJ];
  };
  for (const [anchorI, anchorJ] of anchors(left, right)) {
    // anchors may overlap: if one follows closely, only its last words are new
    const known = Math.max(0, i - anchorI, j - anchorJ);
    if (known >= ANCHOR_WORDS) continue;
    match(anchorI + known, anchorJ + known);
    for (let word = known; word < ANCHOR_WORDS; word++) pairs.push([i++, j++]);
  }
  match(a.length, b.length);
  return pairs;
}

/** Gives each distinct string a number, because there may be more of them than there are characters. */
function numbered(values: readonly string[], numbers: Map<string, number>): Int32Array {
  const found = new Int32Array(values.length);
  values.forEach((value, index) => {
    let number = numbers.get(value);
    if (number === undefined) numbers.set(value, (number = numbers.size));
    found[index] = number;
  });
  return found;
}

function matchMiddle(a: Int32Array, b: Int32Array, [fromI, fromJ]: Pair, [toI, toJ]: Pair): Pair[] {
  let [i, j, endI, endJ] = [fromI, fromJ, toI, toJ];
  const pairs: Pair[] = [];
  while (i < endI && j < endJ && a[i] === b[j]) pairs.push([i++, j++]);
  while (i < endI && j < endJ && a[endI - 1] === b[endJ - 1]) [endI, endJ] = [endI - 1, endJ - 1];
  const match = (endI - i) * (endJ - j) > MOST_COMPARISONS ? shortestEdit : fewestStrokes;
  for (const [foundI, foundJ] of match(a.subarray(i, endI), b.subarray(j, endJ))) pairs.push([i + foundI, j + foundJ]);
  for (; endI < toI; endI++, endJ++) pairs.push([endI, endJ]);
  return pairs;
}
