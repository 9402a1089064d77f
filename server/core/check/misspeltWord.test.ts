import { episodeOfTurns } from './fixtures/episode.ts';
import { misspeltWord } from './misspeltWord.ts';

/** Enough different words for the letter groups to mean something. */
const SYLLABLES = ['ba', 'ri', 'do', 've', 'lu', 'ka', 'ten'];
const many = SYLLABLES.flatMap((a) => SYLLABLES.flatMap((b) => SYLLABLES.map((c) => a + b + c))).join(' ');
const often = 'community system language training quiet '.repeat(4);
const said = (text: string) => misspeltWord(episodeOfTurns([['Ana', 0, `we said ${many} ${often}`], ['Tom', 9, text]])).map(({ fix }) => (fix as { text: string }).text);

describe('a word with one letter wrong', () => {
  test.each([['the comunity hall', 'the community hall'], ['a sysstem of it', 'a system of it'], ['a languaeg of signs', 'a language of signs'], ['the trainnig began', 'the training began']])('is mended: “%s”', (text, mended) => expect(said(text)).toEqual([mended]));
  test.each([
    ['a form of the word', 'many systems and languages'], ['a word that another could be', 'it was quite far, not a single sistem'], ['a contraction', 'it’s a trainin’ day'], ['a name', 'we met Comunity there'], ['a word that nothing is near', 'a zyzzyva sat there'],
  ])('is not %s: “%s”', (_, text) => expect(said(text)).toEqual([]));
  test('is not judged by a few words', () => expect(misspeltWord(episodeOfTurns([['Ana', 0, 'community community community community comunity']]))).toEqual([]));
});
