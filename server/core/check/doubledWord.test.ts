import { doubledWord } from './doubledWord.ts';
import { episodeOfTurns, words } from './fixtures/episode.ts';

const said = (text: string) => doubledWord(episodeOfTurns([['Ana', 0, text]])).map(({ fix }) => (fix as { text: string }).text);

describe('a word written twice', () => {
  test.each([['We went to the the mill.', 'We went to the mill.'], ['The the mill.', 'The mill.'], ['a bag of\nof flour', 'a bag of flour']])('is mended: “%s”', (text, mended) => expect(said(text)).toEqual([mended]));
  test.each(['I know that that is so.', 'She had had it.', 'It is very very cold.', 'No no no.', 'Bye bye.', 'the other, the mill', 'lathe the wood', 'a-a-a'])('is meant in “%s”', (text) => expect(said(text)).toEqual([]));
  test('is not reported where every hesitation is written down', () => expect(said(`So the the, the the, of of, a a mill ${words(500)}`)).toEqual([]));
});
