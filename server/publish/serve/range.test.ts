import { mayContinue, rangeOf } from './range.ts';

test.each([
  ['bytes=0-9', { start: 0, end: 10 }], ['bytes=90-', { start: 90, end: 100 }], ['bytes=90-500', { start: 90, end: 100 }],
  ['bytes=-10', { start: 90, end: 100 }], ['bytes=-500', { start: 0, end: 100 }], ['bytes = 5 - 5', { start: 5, end: 6 }],
  ['bytes=100-', 'none'], ['bytes=-0', 'none'],
  ['bytes=9-5', null], ['bytes=-', null], ['bytes=0-1,5-6', null], ['items=0-9', null], ['bytes=a-b', null], [undefined, null],
])('of 100 bytes, %j is %j', (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range);
});

test('of no bytes there is no range', () => {
  for (const header of ['bytes=0-', 'bytes=-5']) expect(rangeOf(header, 0)).toBe('none');
});

describe('a range is given to who continues', () => {
  const modified = new Date('2026-03-01T10:00:00.900Z');
  test.each([
    [undefined, true], ['"abc"', true], ['W/"abc"', false], ['"abd"', false],
    ['Sun, 01 Mar 2026 10:00:00 GMT', true], ['Sun, 01 Mar 2026 10:00:01 GMT', false], ['yesterday', false],
  ])('%s: %s', (ifRange, may) => {
    expect(mayContinue(ifRange, '"abc"', modified)).toBe(may);
  });
});
