import { combineWords } from './combineWords';

const base = 'The lamp was lit before the tide came in.';

test('changes of different words stand together', () => {
  expect(combineWords(base, 'The lantern was lit before the tide came in.', 'The lamp was lit before the tide went out.')).toBe('The lantern was lit before the tide went out.');
});

test('words added at one end and taken away at the other, too', () => {
  expect(combineWords(base, `Well. ${base}`, 'The lamp was lit before the tide.')).toBe('Well. The lamp was lit before the tide.');
});

test('the same words changed by both are for a person to combine', () => {
  expect(combineWords(base, 'The lantern was lit before the tide came in.', 'The candle was lit before the tide came in.')).toBeNull();
});

test('words written at the same place have no order', () => {
  expect(combineWords('A b.', 'A new b.', 'A old b.')).toBeNull();
});
