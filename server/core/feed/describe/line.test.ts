import { lineOf } from './line.ts';

const lines = (...numbers: number[]): string[] => {
  const records = numbers.map((line) => ({ line }));
  return records.map(lineOf(records));
};

test('a line is named where it tells one record from another', () => expect(lines(1, 4)).toEqual([' (line 1)', ' (line 4)']));

test('but not where all are in one, or in none', () => {
  expect(lines(1, 1)).toEqual(['', '']);
  expect(lines(0, 0)).toEqual(['', '']);
});
