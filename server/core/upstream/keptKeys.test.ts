import { keptKeys } from './keptKeys.ts';

test('what stays in order keeps its keys, and what is new or moved gets some in between', () => {
  const keys = keptKeys(['a0', null, 'a2', 'a1', 'a3']);
  expect([keys[0], keys.at(-1)]).toEqual(['a0', 'a3']);
  expect([keys, new Set(keys).size]).toEqual([keys.toSorted(), 5]);
});

test('however many are new', () => {
  const keys = keptKeys(['a0', ...Array.from({ length: 130_000 }, () => null)]);
  expect(new Set(keys).size).toBe(130_001);
});
