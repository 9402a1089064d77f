import { readDate, writeDate } from './date.ts';
import { readDuration } from './duration.ts';

describe('dates of feeds', () => {
  test.each([
    ['Tue, 04 Mar 2025 09:05:07 +0100', '2025-03-04T08:05:07.000Z'],
    ['Mon, 4 Mar 2025 09:05 GMT', '2025-03-04T09:05:00.000Z'],
    ['04 March 25 09:05:00 EST', '2025-03-04T14:05:00.000Z'],
    ['4 Mar 2025 00:10:00 -0030', '2025-03-04T00:40:00.000Z'],
    ['4 Mar 2025', '2025-03-04T00:00:00.000Z'],
    ['2025-03-04T09:05:00+01:00', '2025-03-04T08:05:00.000Z'],
    ['Tue, 04 Mar 2025 25:05:00 GMT', null],
    ['soon', null],
    ['', null],
  ])('%s', (text, instant) => expect(readDate(text)).toBe(instant));

  test('a date is written as RFC 2822 says, and read back', () => {
    expect(writeDate('2025-03-04T09:05:07.000Z')).toBe('Tue, 04 Mar 2025 09:05:07 +0000');
    expect(readDate(writeDate('1999-12-31T23:59:59.000Z'))).toBe('1999-12-31T23:59:59.000Z');
  });
});

describe('durations of feeds, in milliseconds', () => {
  test.each([['612', 612_000], ['10:12', 612_000], ['1:02:03', 3_723_000], [' 75:30 ', 4_530_000], ['12.5', 12_500], ['1:2:3:4', null], ['about an hour', null], ['99999999999', null], ['', null]])('%s', (text, ms) => expect(readDuration(text)).toBe(ms));
});
