import { isAlong, shiftsOf } from './shifts.ts';

const [minute, longer] = [60_000, 32_000];

describe('what upstream moved', () => {
  const all = shiftsOf([1, 2, 3, 4, 5].map((n) => [n * minute, n * minute + longer]));
  test('is moved by what its neighbours are moved, first and last too', () => expect([0, 1, 3, 3.5, 5, 9].map((n) => all(n * minute))).toEqual([longer, longer, longer, longer, longer, longer]));
  test('is not guessed where a stretch that moved borders on one that did not', () => {
    const after = shiftsOf([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [n * minute, n * minute + (n > 4 ? longer : 0)]));
    expect([1, 2, 4, 5, 7, 8].map((n) => after(n * minute))).toEqual([0, 0, 0, 0, longer, longer]);
  });
  test('may differ by the second that notes round', () => {
    const rounded = shiftsOf([[0, 32_000], [10_000, 43_000], [20_000, 52_000]]);
    expect(isAlong(33_000, rounded(15_000))).toBe(true);
    expect(isAlong(35_000, rounded(15_000))).toBe(false);
  });
  test('nobody can tell from one start alone, or from starts that moved a second', () => {
    expect(shiftsOf([[0, 32_000]])(1_000)).toBe(0);
    expect(shiftsOf([[0, 1_000], [10_000, 11_000], [20_000, 21_000]])(15_000)).toBe(0);
    expect(isAlong(0, 0)).toBe(false);
  });
});
