import { checkEpisode } from './check.ts';
import { episodeOfTurns } from './fixtures/episode.ts';
import { spokenIn } from './vocabulary.ts';

/** The longest possible segment: anything quadratic takes minutes, or all the memory. */
const LONGEST = 200_000;
const of = (unit: string, length = LONGEST): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** The findings in turns with this text, among others. */
const foundIn = (text: string, times: number): string[] =>
  checkEpisode(episodeOfTurns([['Maud Lee', 0, 'Salt and sea?'], ...Array.from({ length: times }, (_, at): [string, number, string] => ['Bob Roe', 60_000 * (at + 1), text]), ['Maud Lee', 900_000, 'Fog and salt.']]))
    .map(({ code }) => code);

describe('a text as long as can be', () => {
  test.each(['y', 'Y', 'é', 'a-', 'a’'])('is looked at where it is one word of “%s”, said often', (unit) => {
    expect(foundIn(`and ${of(unit, LONGEST - 9)} sea.`, 5)).not.toContain('misspelt-word');
  });

  test.each(['a ', 'a\n', 'I’m Bob', 'I’m Bob Roe. ', 'This is Ann Roe, ', 'Maud, ', 'Ann Roe here ', 'Yes? No. ', 'the the '])('is looked at where it says “%s” again and again', (unit) => {
    expect(foundIn(of(unit), 1)).not.toContain('doubled-word');
  });

  test.each(['y', '…', '’', '“', 'a.b ', 'a '])('is looked at where an introduction says “%s” again and again', (unit) => {
    const introduction = { id: 'e', text: of(unit, 100_000), isWritten: false, line: 1 };
    expect(checkEpisode(episodeOfTurns([['Maud Lee', 0, 'Salt and sea.']], { introduction }))).toEqual([]);
  });
});

test('a word of more letters than any has is no word', () =>
  expect(spokenIn(`the ${of('y', 101)} sea`).map(({ text }) => text)).toEqual(['the', 'sea']));

test('what is no address stays beside one', () => {
  const introduction = { id: 'e', text: 'With Maud Okafur: maud@mill.example,see//mill and the the mill.', isWritten: false, line: 1 };
  expect(checkEpisode(episodeOfTurns([['Maud Okafor', 0, 'Salt.']], { introduction })).map(({ code }) => code)).toEqual(['misspelt-name', 'doubled-word']);
});
