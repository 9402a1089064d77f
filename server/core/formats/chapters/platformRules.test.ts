import { appleProblems, platformProblems, spotifyProblems, youtubeProblems } from './platformRules.ts';

const list = (...starts: number[]) => starts.map((seconds, index) => ({ startMs: seconds * 1000, title: `Chapter ${index + 1}` }));
const codes = (problems: { code: string; startMs: number | null }[]) => problems.map(({ code, startMs }) => [code, startMs]);

describe('YouTube', () => {
  test('takes three chapters from 0:00 on of ten seconds each', () => {
    expect(youtubeProblems(list(0, 10, 20), 30_000)).toEqual([]);
    expect(youtubeProblems([{ startMs: 900, title: 'A' }, ...list(11, 22)], null)).toEqual([]);
  });

  test.each([
    ['too few', list(0, 60), null, [['chapters-too-few', null]]],
    ['none', [], null, [['chapters-too-few', null]]],
    ['first too late', list(1, 60, 90), null, [['chapters-first', 1_000]]],
    ['one too short', list(0, 9, 90), null, [['chapter-too-short', 0]]],
    ['the last too short', list(0, 60, 90), 95_000, [['chapter-too-short', 90_000]]],
    ['two at the same second', list(0, 60, 60, 90), null, [['chapters-order', 60_000]]],
    ['descending', list(0, 90, 60), null, [['chapters-order', 60_000]]],
    ['a title too long', [{ startMs: 0, title: 'x'.repeat(101) }, ...list(60, 90)], null, [['chapter-title-long', 0]]],
    ['angle brackets', [{ startMs: 0, title: 'Ropes <b>' }, ...list(60, 90)], null, [['chapter-title-angle-brackets', 0]]],
  ] as const)('says of %s what is wrong', (_, chapters, durationMs, problems) => expect(codes(youtubeProblems(chapters, durationMs))).toEqual(problems));

  test('is named in words an editor can act on', () => {
    expect(youtubeProblems(list(0, 9, 90), null)[0]!.message).toBe('The chapter “Chapter 1” lasts 9 s; YouTube requires at least 10 s.');
    expect(youtubeProblems(list(5), null).map(({ message }) => message)).toEqual(['On YouTube, chapters are shown only if there are at least 3; there is 1 here.', 'The first chapter, “Chapter 1”, starts at 0:05; on YouTube it must start at 0:00.']);
  });
});

describe('Spotify', () => {
  test('takes short chapters, and no square brackets', () => {
    expect(spotifyProblems(list(0, 2, 4))).toEqual([]);
    expect(codes(spotifyProblems([{ startMs: 0, title: 'A [live]' }, ...list(2, 4)]))).toEqual([['chapter-title-square-brackets', 0]]);
    expect(codes(spotifyProblems(list(3)))).toEqual([['chapters-too-few', null], ['chapters-first', 3_000]]);
  });
});

test('Apple takes chapters in any order and of any length, but at least three, the first at 0:00', () => {
  expect(appleProblems(list(0, 4, 2))).toEqual([]);
  expect(codes(appleProblems(list(3)))).toEqual([['chapters-too-few', null], ['chapters-first', 3_000]]);
  expect(appleProblems(list(0, 60))[0]!.message).toBe('On Apple Podcasts, chapters are shown only if there are at least 3; there are 2 here.');
});

test('what both platforms ask for is said once', () => {
  const problems = platformProblems([{ startMs: 0, title: 'A [live]' }, { startMs: 5_000, title: 'B' }], null);
  expect(codes(problems)).toEqual([['chapters-too-few', null], ['chapter-too-short', 0], ['chapter-title-square-brackets', 0]]);
  expect(problems[0]!.message).toBe('On YouTube and Spotify, chapters are shown only if there are at least 3; there are 2 here.');
});
