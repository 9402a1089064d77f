import type { Finding } from '#core/model/finding';
import { everything, inQueue, passes, placeAfter, unlessSame } from './queue';

const finding = (code: string, recordId: string | null = code, about = ''): Finding => ({ code, severity: 'warning', startMs: null, line: null, message: code, fix: null, fixes: [], recordId, about });
const queue = (names: string) => [...names].map((name) => finding(name));
const after = (before: Finding[], at: number, now: Finding[]) => now[placeAfter(before, at, now)]?.code;

describe('the place in the queue, when it is made anew', () => {
  test.each([
    ['stays at the same finding', 'abcd', 2, 'xabcd', 'c'],
    ['goes on to the next of those that are left, not to a new one', 'abcd', 1, 'axcd', 'c'],
    ['goes past those that went along', 'abcd', 1, 'ad', 'd'],
    ['is the last one where nothing came after', 'abcd', 3, 'abc', 'c'],
    ['is the first one of a queue that was empty', '', 0, 'ab', 'a'],
  ])('%s', (_, before, at, now, expected) => expect(after(queue(before), at, queue(now))).toBe(expected));

  test('stays where the same check complains of another value of the same record', () =>
    expect(placeAfter([finding('time', 's1', 'early'), finding('word', 's2')], 0, [finding('word', 's2'), finding('time', 's1', 'late')])).toBe(1));
  test('does not take another finding of the same record for it', () =>
    expect(placeAfter([finding('word', 's1', 'teh'), finding('word', 's1', 'adn'), finding('time', 's2')], 0, [finding('word', 's1', 'adn'), finding('time', 's2')])).toBe(0));
});

test('a queue that says the same again is the one before', () => {
  const before = queue('abc');
  expect(unlessSame(before, queue('abc'))).toBe(before);
  for (const other of ['abd', 'ab', 'abcd', 'acb', '']) {
    const now = queue(other);
    expect(unlessSame(before, now)).toBe(now);
  }
});

const at = (severity: Finding['severity'], startMs: number | null) => ({ ...finding(`${severity} ${startMs}`), severity, startMs });

test('errors stand before warnings, and those before notes; each by time, and without one at the end', () => {
  const found = [at('info', 0), at('warning', null), at('warning', 9_000), at('error', 5_000), at('warning', 1_000), at('error', 0)];
  expect(inQueue(found).map(({ code }) => code)).toEqual(['error 0', 'error 5000', 'warning 1000', 'warning 9000', 'warning null', 'info 0']);
});


test('a filter takes kind, severity and speaker together', () => {
  expect(passes(finding('start-order'), everything, 'p1')).toBe(true);
  expect(passes(finding('start-order'), { ...everything, kind: 'times', severity: 'warning', speakerId: 'p1' }, 'p1')).toBe(true);
  expect([{ kind: 'words' as const }, { severity: 'error' as const }, { speakerId: 'p2' }].map((one) => passes(finding('start-order'), { ...everything, ...one }, 'p1'))).toEqual([false, false, false]);
});
