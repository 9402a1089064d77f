import * as fc from 'fast-check';
import { fewestStrokes } from './fewestStrokes.ts';
import { shortestEdit } from './shortestEdit.ts';

const numbers = fc.array(fc.nat(3), { maxLength: 40 }).map((list) => Int32Array.from(list));

/** The largest possible number of pairs: the textbook table, one row at a time. */
function mostPairs(a: Int32Array, b: Int32Array): number {
  const row = Array.from({ length: b.length + 1 }, () => 0);
  for (const left of a) {
    let diagonal = 0;
    for (const [index, right] of b.entries()) {
      const above = row[index + 1]!;
      row[index + 1] = left === right ? diagonal + 1 : Math.max(above, row[index]!);
      diagonal = above;
    }
  }
  return row[b.length]!;
}

describe.each([['the shortest edit', shortestEdit], ['the fewest strokes', fewestStrokes]])('%s', (_, match) => {
  test('pairs equal values in order, as many as can be', () =>
    fc.assert(fc.property(numbers, numbers, (a, b) => {
      const pairs = match(a, b);
      expect(pairs).toHaveLength(mostPairs(a, b));
      expect(pairs.every(([i, j]) => a[i] === b[j])).toBe(true);
      expect(pairs.every(([i, j], index) => index === 0 || (i > pairs[index - 1]![0] && j > pairs[index - 1]![1]))).toBe(true);
    })));
});

test('of as many pairs, those are taken that leave one value in place of another', () => {
  const [rope, tide, fog, and, the] = [0, 1, 2, 3, 4];
  // "rope and tide" → "the and fog and": with the first "and" the words beside it stand for each other
  expect(fewestStrokes(Int32Array.of(rope, and, tide), Int32Array.of(the, and, fog, and))).toEqual([[1, 1]]);
  expect(fewestStrokes(Int32Array.of(rope, and, tide), Int32Array.of(the, fog, and, fog))).toEqual([[1, 2]]);
});

test('a text that is another one throughout is not compared to its end', () => {
  const [a, b] = [Int32Array.from({ length: 50_000 }, (_, index) => index), Int32Array.from({ length: 50_000 }, (_, index) => -1 - index)];
  expect(shortestEdit(a, b)).toEqual([]);
});
