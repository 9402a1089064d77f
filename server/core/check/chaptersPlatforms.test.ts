import { chaptersPlatforms } from './chaptersPlatforms.ts';
import { chapter, episodeOfTurns } from './fixtures/episode.ts';

const of = (...titled: [startMs: number, title?: string][]) =>
  chaptersPlatforms(episodeOfTurns([], { chapters: titled.map(([ms, title], index) => ({ ...chapter(`c${index}`, ms), ...(title !== undefined && { title }) })) }));

describe('chapters for YouTube and Spotify', () => {
  test('that both would show are right', () => expect(of([0], [10_000], [20_000])).toEqual([]));
  test('of an episode without any are nothing to look at', () => expect(of()).toEqual([]));

  test('are mentioned once for each rule they break, at the first chapter that does', () => {
    expect(of([5_000], [9_000], [12_000], [60_000, 'A [live]'])).toMatchObject([
      { code: 'chapters-platforms', severity: 'info', recordId: 'c0', startMs: 5_000, message: 'The first chapter, “Chapter c0”, starts at 0:05; on YouTube and Spotify it must start at 0:00.', fixes: [] },
      { recordId: 'c0', message: 'The chapter “Chapter c0” lasts 4 s; YouTube requires at least 10 s. It is the same with one more.' },
      { recordId: 'c3', message: expect.stringContaining('square brackets') },
    ]);
  });

  test('of which there are too few are mentioned at the first', () => expect(of([0], [60_000])).toMatchObject([{ recordId: 'c0', message: expect.stringContaining('here are 2') }]));

  test('that start within one second of each other are mentioned; that do not ascend at all are the matter of another check', () => {
    expect(of([0], [60_200], [60_800])).toMatchObject([{ recordId: 'c2', message: expect.stringContaining('must ascend') }]);
    expect(of([0], [60_000], [30_000])).toEqual([]);
  });
});
