import { typedTime } from './typedTime';

test.each([
  ['7:51', 471_000],
  ['00:07:51', 471_000],
  ['1:02:03.250', 3_723_250],
  ['75:30', 4_530_000],
  ['51', 51_000],
  ['  7:51 ', 471_000],
])('%s is a time', (typed, ms) => expect(typedTime(typed, 10_000)).toBe(ms));

test.each([
  ['+0.5', 10_500],
  ['+0,5', 10_500],
  ['-2', 8_000],
  ['−2', 8_000],
  ['+1:00', 70_000],
])('%s moves the present time', (typed, ms) => expect(typedTime(typed, 10_000)).toBe(ms));

test.each(['', 'soon', '7:75', '1:2:3:4', '-11', '99999999:00'])('%j is none', (typed) => expect(typedTime(typed, 10_000)).toBeNull());
test('nothing can be added to no time', () => expect(typedTime('+1', null)).toBeNull());
