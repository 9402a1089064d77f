import { array, assert, integer, property } from 'fast-check';
import { longestRising } from './longestRising.ts';

const risingOf = (values: readonly number[]) => longestRising(values.length, (at, later) => values[at]! < values[later]!);

test('keeps what stands in order, and of equal values the last', () => {
  expect(risingOf([])).toEqual([]);
  expect(risingOf([3, 1, 2, 2, 5, 4])).toEqual([1, 3, 5]);
  expect(risingOf([7, 7, 7])).toHaveLength(1);
});

test('rises, and is as long as any rising subsequence', () => {
  assert(property(array(integer({ min: 0, max: 20 }), { maxLength: 40 }), (values) => {
    const rising = risingOf(values);
    rising.slice(1).forEach((at, index) => expect(rising[index]! < at && values[rising[index]!]! < values[at]!).toBe(true));
    const longestAt: number[] = [];
    values.forEach((value, at) => { longestAt[at] = 1 + Math.max(0, ...values.slice(0, at).map((other, index) => (other < value ? longestAt[index]! : 0))); });
    expect(rising).toHaveLength(Math.max(0, ...longestAt));
  }));
});
