import * as fc from 'fast-check';
import type { SpokenCue } from './cue.ts';
import { segmentsOf } from './joinCues.ts';
import { newReport } from './reading.ts';

const cue = (startMs: number, endMs: number | null, text: string, more: Partial<SpokenCue> = {}): SpokenCue => ({ startMs, endMs, speaker: 'Mara', text, words: null, ...more });
/** One-second cues without pauses. */
const inARow = (...texts: string[]) => texts.map((text, index) => cue(index * 1000, index * 1000 + 1000, text));
const texts = (cues: readonly SpokenCue[]) => segmentsOf(cues).map(({ text }) => text);

describe('cues of one speaker become paragraphs', () => {
  test('neighbours are joined with one space, from the first start to the latest end', () => {
    expect(segmentsOf([cue(0, 5000, 'The last'), cue(1000, 3000, 'ferry leaves.')])).toMatchObject([{ startMs: 0, endMs: 5000, speaker: 'Mara', text: 'The last ferry leaves.' }]);
  });

  test('a change of speaker begins a segment, whatever the file marks', () => {
    expect(texts([cue(0, 1, 'Hi.'), cue(1, 2, 'Ho.', { speaker: null, begins: false }), cue(2, 3, 'Hm.', { speaker: 'Bo' })])).toEqual(['Hi.', 'Ho.', 'Hm.']);
  });

  test('a pause of two seconds begins one, a shorter one does not, and none is known after a cue without an end', () => {
    expect(texts([cue(0, 1000, 'One'), cue(2999, 4000, 'two'), cue(6000, 7000, 'three')])).toEqual(['One two', 'three']);
    expect(texts([cue(0, null, 'One'), cue(90_000, 91_000, 'two'), cue(93_000, 94_000, 'three')])).toEqual(['One two', 'three']);
  });

  test('from 300 characters on the end of a sentence ends the paragraph, also inside quotes', () => {
    const long = 'tide '.repeat(60).trim();
    expect(texts(inARow(long, 'and then.', 'After that'))).toEqual([`${long} and then.`, 'After that']);
    expect(texts(inARow(long, 'he said “no.”', 'After that'))).toHaveLength(2);
    expect(texts(inARow('Short.', 'Also short.'))).toEqual(['Short. Also short.']);
  });

  test('without full stops a paragraph ends before the cue that would take it past 1,200 characters', () => {
    const lengths = texts(inARow(...Array.from({ length: 100 }, () => 'forty characters of speech without stops'))).map(({ length }) => length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1_200);
    expect(lengths[0]).toBeGreaterThan(1_150);
  });

  test('a marked beginning always begins, a marked continuation continues over pauses and lengths', () => {
    expect(texts([cue(0, 1, 'A'), cue(1, 2, 'b', { begins: true })])).toEqual(['A', 'b']);
    expect(texts([cue(0, 1, 'A.'.repeat(700)), cue(99_000, 99_001, 'b', { begins: false })])).toHaveLength(1);
  });

  test('letters of scripts without spaces meet without one, unless the file spaces them; Korean has spaces', () => {
    expect(texts(inARow('最後の', 'フェリーです。', '𠮷野さん'))).toEqual(['最後のフェリーです。𠮷野さん']);
    expect(texts(inARow('你好 世界', '再见'))).toEqual(['你好 世界 再见']);
    expect(texts(inARow('안녕', '하세요'))).toEqual(['안녕 하세요']);
    expect(texts(inARow('它叫', 'Ferry', '号'))).toEqual(['它叫 Ferry 号']);
  });
});

describe('words', () => {
  test('measured ones are kept, and cues without them give estimates that stay inside their cue', () => {
    const measured = { text: 'Cast', startMs: 100, endMs: 400, confidence: 0.9 };
    const [segment] = segmentsOf([cue(0, 500, 'Cast', { words: [measured] }), cue(500, 900, 'off now')]);
    expect(segment!.words![0]).toBe(measured);
    expect(segment!.words!.slice(1)).toEqual([{ text: 'off', startMs: 500, endMs: 700, estimated: true }, { text: 'now', startMs: 700, endMs: 900, estimated: true }]);
  });

  test('a cue without an end lasts to the next one', () => {
    expect(segmentsOf([cue(0, null, 'one'), cue(600, 900, 'two')])[0]!.words![0]).toMatchObject({ startMs: 0, endMs: 600 });
  });

  test('one cue alone has the words its format gave it, or none', () => {
    expect(segmentsOf([cue(0, 1000, 'Hello there')])[0]!.words).toBeNull();
  });

  test('joining loses no word, and keeping cues changes nothing', () => {
    const cues = fc.array(fc.record({
      startMs: fc.nat(10_000), endMs: fc.option(fc.nat(20_000)), speaker: fc.constantFrom(null, 'A', 'B'), text: fc.stringMatching(/^[a-z]{1,5}( [a-z.]{1,9}){0,3}$/), words: fc.constant(null), begins: fc.constantFrom(true, false, undefined),
    }), { maxLength: 40 });
    fc.assert(fc.property(cues, (loose) => {
      const given = loose.map(({ begins, ...rest }): SpokenCue => ({ ...rest, ...(begins === undefined ? {} : { begins }) })).toSorted((a, b) => a.startMs - b.startMs);
      const words = given.flatMap(({ text, speaker }) => text.split(' ').map((word) => [speaker, word]));
      expect(segmentsOf(given).flatMap(({ text, speaker }) => text.split(' ').map((word) => [speaker, word]))).toEqual(words);
      expect(segmentsOf(given, { keepCues: true })).toEqual(given.map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text, words: null })));
    }));
  });
});

describe('order', () => {
  test('cues are put in the order of their starts, which is reported at the first that was late', () => {
    const report = newReport();
    expect(segmentsOf([cue(0, 1, 'a', { line: 1 }), cue(900, 901, 'c', { line: 5 }), cue(500, 501, 'b', { line: 9 })], { keepCues: true }, report).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(report.repaired).toEqual([{ line: 9, what: 'This cue begins before the one above it: the cues were put in order of their times.' }]);
  });

  test('cues that overlap or begin together keep the order of the file, without a word about it', () => {
    const report = newReport();
    expect(segmentsOf([cue(0, 900, 'a'), cue(0, 100, 'b', { speaker: 'Bo' }), cue(50, 80, 'c')], { keepCues: true }, report).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(report.repaired).toEqual([]);
  });
});
