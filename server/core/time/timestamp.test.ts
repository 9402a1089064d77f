import * as fc from 'fast-check';
import { findTimestamps, formatClock, formatExact, formatLike, formatTimestamp, parseTimestamp } from './timestamp.ts';

describe('a timestamp', () => {
  test.each([
    ['7:51', 471_000], ['07:51', 471_000], ['00:07:51', 471_000], ['75:30', 4_530_000], ['1:15:30', 4_530_000], ['1:02:03.250', 3_723_250],
    ['0:00,5', 500], ['100:00:00', 360_000_000],
  ])('reads %s', (text, ms) => expect(parseTimestamp(text)).toBe(ms));

  test.each(['', '7', '7:5', '7:75', '1:60:00', '2024', '16:9', '1:2:3:4', 'a 7:51'])('does not read %j', (text) => expect(parseTimestamp(text)).toBeNull());

  test('is found in running text, not inside longer numbers', () => {
    expect(findTimestamps('at 7:51 and (00:20:16), not 1:2:03:04 nor 3.7:15')).toEqual([
      { ms: 471_000, start: 3, end: 7 },
      { ms: 1_216_000, start: 13, end: 21 },
    ]);
  });

  test('is written as a reader would say it', () => expect([471_999, 3_723_000, 0].map(formatTimestamp)).toEqual(['7:51', '1:02:03', '0:00']));

  test('and with its fraction where there is one', () => expect([471_000, 471_250, 3_723_005].map(formatExact)).toEqual(['7:51', '7:51.25', '1:02:03.005']));

  test('is written as files want it', () => expect(formatClock(471_250)).toBe('00:07:51.250'));

  test.each([
    ['07:15', 471_000, '07:51', 471_000],
    ['7:15', 471_000, '7:51', 471_000],
    ['12:30', 471_000, '07:51', 471_000],
    ['00:07:51', 3_723_000, '01:02:03', 3_723_000],
    ['75:30', 4_531_000, '75:31', 4_531_000],
    ['59:30', 4_531_000, '1:15:31', 4_531_000],
    ['7:15', 471_999, '7:51', 471_000],
    ['1:02:03.250', 500, '0:00:00.500', 500],
    ['0:00,5', 1_260, '0:01,2', 1_200],
  ])('like %s, %i ms is %s', (example, ms, text, heldMs) => expect(formatLike(example, ms)).toEqual({ text, heldMs }));

  test('written like any other, it reads back as what it holds', () => {
    fc.assert(
      fc.property(fc.constantFrom('7:15', '07:15', '00:07:51', '75:30', '1:02:03.250'), fc.nat(360_000_000 - 1), (example, ms) => {
        const { text, heldMs } = formatLike(example, ms);
        expect(heldMs).toBeLessThanOrEqual(ms);
        // past 999 minutes only hours can say it
        if (example !== '75:30' || ms < 59_940_000) expect(parseTimestamp(text)).toBe(heldMs);
      }),
    );
  });
});
