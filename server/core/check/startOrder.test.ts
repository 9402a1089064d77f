import { episodeOfTurns } from './fixtures/episode.ts';
import { startOrder } from './startOrder.ts';

const starts = (...times: (number | null)[]) => startOrder(episodeOfTurns(times.map((ms) => ['Ana', ms, 'Yes.']))).map(({ code, severity, recordId }) => [code, severity, recordId]);

describe('start times', () => {
  test('that ascend are right, unknown ones left out', () => expect(starts(0, 1000, null, 2000)).toEqual([]));
  test('that run backwards are an error, one for each wrong time', () => expect(starts(0, 9000, 2000, 3000)).toEqual([['start-order', 'error', 's2']]));
  test('are compared past unknown ones', () => expect(starts(5000, null, 2000)).toEqual([['start-order', 'error', 's2']]));
  test('that stand still are a warning', () => expect(starts(1000, 1000)).toEqual([['start-repeated', 'warning', 's1']]));
});

const first = (...turns: [string, number, string][]) => startOrder(episodeOfTurns(turns))[0]!.fixes[0]!.title;
const fixes = (...times: number[]) => startOrder(episodeOfTurns(times.map((ms) => ['Ana', ms, 'So we went to the yard.']))).map((finding) => finding.fixes.map(({ title }) => title));

describe('a start that runs backwards', () => {
  const [minute, hour] = [60_000, 3_600_000];
  test('is offered with the hour it lost', () => expect(fixes(hour + minute, 2 * minute, hour + 3 * minute)[0]![0]).toBe('This start at 1:02:00 (with another hour)'));
  test('is offered with its digits swapped back', () => expect(fixes(29 * minute, 3 * minute, 31 * minute)[0]![0]).toBe('This start at 30:00 (two digits swapped)'));
  test('is offered with one other digit, the one nearest to where its words would have it', () => expect(fixes(37_000, 9_000, 46_000)[0]![0]).toBe('This start at 0:39 (one digit changed)'));
  test('is not offered where the words before it, or its own, would have to be spoken too fast', () => {
    const long = Array.from({ length: 18 }, () => 'word').join(' ');
    expect(first(['Ana', 20_000, 'Yes.'], ['Tom', 12_000, 'No.'], ['Ana', 40_000, 'Yes.'])).toBe('This start at 0:21 (two digits swapped)');
    expect(first(['Ana', 20_000, long], ['Tom', 12_000, 'No.'], ['Ana', 40_000, 'Yes.'])).toBe('This start at 0:32 (one digit changed)');
    expect(first(['Ana', 20_000, 'Yes.'], ['Tom', 12_000, long], ['Ana', 24_000, 'Yes.'])).toBe('This start at 0:20 (by the words between)');
  });
  test('is put by the words before it where no slip explains it', () => expect(fixes(100 * minute, 77_777, 102 * minute)[0]![0]).toBe('This start at 1:41:00 (by the words between)'));
  test('may be right, and the one before it the wrong one', () =>
    expect(startOrder(episodeOfTurns([['Ana', 0, 'Yes.'], ['Tom', 9 * minute, 'No.'], ['Ana', 2 * minute, 'Yes.'], ['Tom', 3 * minute, 'No.']]))[0]!.fix).toMatchObject({ segmentId: 's1' }));
});
