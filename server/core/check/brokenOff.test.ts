import { brokenOff } from './brokenOff.ts';
import { episodeOfTurns } from './fixtures/episode.ts';

const ending = (text: string) => brokenOff(episodeOfTurns([['Ana', 0, 'Not this one'], ['Tom', 1000, text], ['Ana', 2000, ' ']]));

describe('a transcript', () => {
  test.each(['and the tide essent', 'the mast,', 'so we', 'it was —'])('that ends “%s” breaks off', (text) => expect(ending(text)).toMatchObject([{ code: 'broken-off', recordId: 's1', line: 12 }]));
  test.each(['Bye.', 'Bye!', 'Really? ', 'And so on…', 'She said “bye.”', 'Bye (laughs)', 'Bye [music]', 'He said "bye"', '再见。'])('that ends “%s” does not', (text) => expect(ending(text)).toEqual([]));
  test('without words does not', () => expect(brokenOff(episodeOfTurns([]))).toEqual([]));
});
