import * as fc from 'fast-check';
import type { TimedRun } from './timedText.ts';
import { wordsInText } from './wordsInText.ts';

const word = (text: string, at = 0): TimedRun => ({ text, startMs: at, endMs: at + 1 });
const found = (text: string, words: string[]) => {
  const { runs, missing } = wordsInText(text, words.map((each) => word(each)), (between): TimedRun => ({ text: between, startMs: null, endMs: null }));
  return { timed: runs.filter(({ startMs }) => startMs !== null).map(({ text: said }) => said.trim()), whole: runs.map(({ text: said }) => said).join(''), missing };
};

describe('words in the text they come from', () => {
  test.each<[string, string, string[], string[], number]>([
    ['with the spaces and marks that the words have not', ' It is 5 °C, she said.', ['It', 'is', 'C', 'she', 'said'], ['It', 'is', 'C', 'she', 'said'], 0],
    ['in other capitals', 'THE FOG lifts', ['the', 'fog', 'lifts'], ['THE', 'FOG', 'lifts'], 0],
    ['as words of their own before they are parts of others', 'they are the cat', ['the', 'cat'], ['the', 'cat'], 0],
    ['as parts, one after another', "we're regretting", ["we're", ' re', 'gret', 'ting'], ["we're", 're', 'gret', 'ting'], 0],
    ['where no spaces are', '霧が深い。', ['霧', 'が', '深い'], ['霧', 'が', '深い'], 0],
    ['and some are not there', 'one three', ['one', 'two', 'three', ''], ['one', 'three'], 1],
  ])('are found %s', (_, text, words, timed, missing) => expect(found(text, words)).toEqual({ timed, whole: text, missing }));

  test('a word far away is another one', () => expect(found(`one ${'wave '.repeat(20)}two`, ['two', 'one'])).toEqual({ timed: ['one'], whole: `one ${'wave '.repeat(20)}two`, missing: 1 }));

  test('make the text again, whatever they are', () => {
    fc.assert(fc.property(fc.string(), fc.array(fc.string({ maxLength: 3 })), (text, words) => expect(found(text, words).whole).toBe(text)));
  });
});
