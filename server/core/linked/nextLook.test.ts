import { nextLookMs, pauseMs } from './nextLook.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

test.each([
  ['that is not out yet', -DAY_MS, HOUR_MS],
  ['that came out this morning', 5 * HOUR_MS, HOUR_MS],
  ['that came out yesterday', DAY_MS, 2.4 * HOUR_MS],
  ['of last month', 30 * DAY_MS, 3 * DAY_MS],
  ['of ten years ago', 3_650 * DAY_MS, 30 * DAY_MS],
  ['without a date', null, DAY_MS],
])('a file of an episode %s is asked for again in good time', (_, ageMs, waitMs) => expect(nextLookMs(ageMs)).toBe(waitMs));

test('a file that cannot be had is left alone for longer each time, but not for good', () =>
  expect([1, 2, 3, 20].map((failures) => pauseMs(failures) / 60_000)).toEqual([10, 40, 160, 30 * 24 * 60]));
