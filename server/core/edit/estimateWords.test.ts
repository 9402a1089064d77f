import * as fc from 'fast-check';
import { estimateWords } from './estimateWords.ts';

describe('estimated words', () => {
  const text = fc.array(fc.constantFrom('we', 'cross,', 'at', 'dawn.', '–', '🛶', 'Élan…'), { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
  const times = fc.tuple(fc.integer({ min: 0, max: 2_000_000_000 }), fc.nat(100_000_000));

  test('cover the time they are given from end to end, in order and without a gap', () =>
    fc.assert(fc.property(text, times, (said, [startMs, lengthMs]) => {
      const words = estimateWords(said, startMs, startMs + lengthMs);
      expect(words.map((word) => word.text).join(' ')).toBe(said);
      expect([words[0]!.startMs, words.at(-1)!.endMs]).toEqual([startMs, startMs + lengthMs]);
      words.forEach((word, index) => {
        expect(word.endMs).toBeGreaterThanOrEqual(word.startMs);
        expect(word.startMs).toBe(words[index - 1]?.endMs ?? startMs);
      });
    })));

  test('all say that they are estimates, and are whole milliseconds', () =>
    fc.assert(fc.property(text, times, (said, [startMs, lengthMs]) =>
      expect(estimateWords(said, startMs, startMs + lengthMs).every((word) => word.estimated && Number.isInteger(word.startMs) && Number.isInteger(word.endMs))).toBe(true))));

  test('are none where nothing is said', () => expect([estimateWords('', 0, 1000), estimateWords(' \n ', 0, 1000)]).toEqual([[], []]));

  test('all stand at one moment where there is no time', () =>
    expect(estimateWords('We cross', 700, 700)).toEqual([{ text: 'We', startMs: 700, endMs: 700, estimated: true }, { text: 'cross', startMs: 700, endMs: 700, estimated: true }]));

  test('take longer for more letters, longer before a clause ends, and longest before a sentence does', () => {
    const lengths = ['tide', 'tides', 'tide,', 'tide;”', 'tide.', 'tide?”)'].map((said) => estimateWords(`${said} rope`, 0, 1_000_000)[0]!.endMs);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(new Set(lengths).size).toBe(6);
    // five characters plus six for the full stop, then four
    expect(estimateWords('tide. rope', 0, 1_500).map(({ startMs }) => startMs)).toEqual([0, 1_100]);
  });
});
