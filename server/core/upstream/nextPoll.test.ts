import { nextPollMs, retryAfterMs } from './nextPoll.ts';
import { periodOf } from './updateFrequency.ts';

const HOUR = 3_600_000;
const poll = (rest: Partial<Parameters<typeof nextPollMs>[0]> = {}) => nextPollMs({ intervalMinutes: 60, failures: 0, periodMs: null, complete: false, retryAfterMs: null, jitter: 0, ...rest }) / HOUR;

test('a feed is looked at every hour, or as often as its show says, and a little later by chance', () => {
  expect(poll()).toBe(1);
  expect(poll({ intervalMinutes: 15 })).toBe(0.25);
  expect(poll({ jitter: 0.5 })).toBeCloseTo(1.05);
});

test('each failure doubles the wait, up to a day', () => {
  expect([1, 2, 3, 4, 5, 6, 1_000].map((failures) => poll({ failures }))).toEqual([2, 4, 8, 16, 24, 24, 24]);
  expect(poll({ intervalMinutes: 60 * 48, failures: 3 })).toBe(48);
});

test('a show that comes once a week is looked at eight times a week, and a yearly one twice a week', () => {
  expect(poll({ periodMs: 7 * 24 * HOUR })).toBe(21);
  expect(poll({ periodMs: 365 * 24 * HOUR })).toBe(84);
  expect(poll({ intervalMinutes: 60 * 24 * 7, periodMs: 24 * HOUR })).toBe(24 * 7);
});

test('a show that has ended is looked at once a week, however often it came', () => {
  expect(poll({ complete: true, periodMs: 24 * HOUR })).toBe(24 * 7);
  expect(poll({ complete: true, failures: 3 })).toBe(24 * 7);
  expect(poll({ complete: true, intervalMinutes: 60 * 24 * 30 })).toBe(24 * 30);
});

test('a host that asks for patience gets it, up to a week', () => {
  expect(poll({ retryAfterMs: 5 * HOUR })).toBe(5);
  expect(poll({ retryAfterMs: 5_000 * HOUR })).toBe(24 * 7);
  expect(retryAfterMs('120', 0)).toBe(120_000);
  expect(retryAfterMs('Thu, 01 Jan 1970 00:02:00 GMT', 60_000)).toBe(60_000);
  expect([null, 'soon', '-5', ''].map((header) => retryAfterMs(header, 0))).toEqual([null, null, null, null]);
});

const weeks = (text: string, rrule: string | null = null) => {
  const ms = periodOf({ text, rrule });
  return ms === null ? null : ms / (7 * 24 * HOUR);
};

describe('podcast:updateFrequency', () => {
  test.each([['FREQ=WEEKLY', 1], ['FREQ=WEEKLY;INTERVAL=2', 2], ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE', 0.5], ['FREQ=DAILY;BYHOUR=6,18', 1 / 14], ['freq=weekly;byday=fr', 1]])('%s comes every %d weeks', (rrule, expected) => {
    expect(weeks('', rrule)).toBeCloseTo(expected);
  });

  test.each([['Weekly', 1], ['bi-weekly', 2], ['Every other week.', 2]])('"%s" comes every %d weeks', (text, expected) => {
    expect(weeks(text)).toBe(expected);
  });

  test.each([['when we feel like it', null], ['', 'FREQ=SOMETIMES'], ['', 'FREQ=WEEKLY;INTERVAL=0'], ['', '__proto__=1'], ['weekly', 'nonsense']])('"%s" %s says nothing sure', (text, rrule) => {
    expect(weeks(text, rrule)).toBeNull();
  });
});
