import { episodeOfTurns, words } from './fixtures/episode.ts';
import { speakingRate } from './speakingRate.ts';

describe('an implausible speaking rate', () => {
  test('is reported with its interval, and both starts are offered at a typical rate', () => {
    const episode = episodeOfTurns([['Ana', 0, words(100)], ['Tom', 60_000, words(80)], ['Ana', 64_000, words(200)], ['Tom', 164_000, 'Yes.']]);
    expect(speakingRate(episode)).toMatchObject([{
      code: 'speaking-rate', recordId: 's1', startMs: 60_000, line: 12,
      message: expect.stringMatching(/^80 words in 4 s, from 1:00 to 1:04: 1200 words a minute is too fast/),
      fix: { type: 'setTime', segmentId: 's1', startMs: 34_000 },
      fixes: [{ title: 'This start at 0:34' }, { title: 'The next start at 1:30', operation: { type: 'setTime', segmentId: 's2', startMs: 90_000 } }],
    }]);
  });

  test('is shared out by words where the estimate would pass a neighbour', () => {
    const [finding] = speakingRate(episodeOfTurns([['Ana', 50_000, words(20)], ['Tom', 60_000, words(60)], ['Ana', 62_000, words(20)], ['Tom', 70_000, 'Yes.']]));
    expect(finding!.fixes.map(({ operation }) => operation)).toMatchObject([{ segmentId: 's1', startMs: 53_000 }, { segmentId: 's2', startMs: 68_000 }]);
  });

  test('is also one that is too slow', () =>
    expect(speakingRate(episodeOfTurns([['Ana', 0, words(20)], ['Tom', 60_000, 'Yes.']]))).toMatchObject([{ fix: { startMs: 53_000 }, message: expect.stringContaining('too slow') }]));

  test('says where the time is only the chapter’s', () =>
    expect(speakingRate(episodeOfTurns([['Ana', 0, words(100), { timeFrom: 'chapter' }], ['Tom', 1000, 'Yes.']]))[0]!.message).toMatch(/only that of its chapter/));

  test.each([
    ['60 words a minute', 20, 20_000], ['260 words a minute', 26, 6000], ['14 words in a second', 14, 1000], ['a start that runs backwards', 50, -5000],
  ])('is not %s', (_, count, ms) => expect(speakingRate(episodeOfTurns([['Ana', 10_000, words(count)], ['Tom', 10_000 + ms, 'Yes.']]))).toEqual([]));

  test('needs both times', () => {
    expect(speakingRate(episodeOfTurns([['Ana', null, words(50)], ['Tom', 1000, 'Yes.']]))).toEqual([]);
    expect(speakingRate(episodeOfTurns([['Ana', 0, words(50)], ['Tom', null, 'Yes.'], ['Ana', 1000, 'No.']]))).toEqual([]);
    expect(speakingRate(episodeOfTurns([['Ana', 0, words(50)]]))).toEqual([]);
  });

  test('beside a start that runs backwards is not said twice', () => {
    expect(speakingRate(episodeOfTurns([['Ana', 90_000, 'Yes.'], ['Tom', 0, words(50)], ['Ana', 100_000, 'No.']]))).toEqual([]);
    expect(speakingRate(episodeOfTurns([['Ana', 0, words(50)], ['Tom', 900_000, 'Yes.'], ['Ana', 20_000, 'No.']]))).toEqual([]);
  });

  test('offers no time below nought', () =>
    expect(speakingRate(episodeOfTurns([['Ana', 100, words(50)], ['Tom', 1000, 'Yes.']]))[0]!.fix).toMatchObject({ startMs: 0 }));
});
