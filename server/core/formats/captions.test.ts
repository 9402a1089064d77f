import * as fc from 'fast-check';
import type { Word } from '../model/segment.ts';
import { captionsOf, type CaptionShape } from './captions.ts';
import { cuesOf } from './cues.ts';
import type { Transcript, TranscriptSegment } from './transcript.ts';

const SRT: CaptionShape = { width: 32, maxLines: 2 };

const segment = (text: string, rest: Partial<TranscriptSegment> = {}): TranscriptSegment => ({ startMs: 0, endMs: 60_000, speaker: 'Mara Quill', text, ...rest });
const captions = (segments: TranscriptSegment[], shape: CaptionShape) => captionsOf({ segments, durationMs: null }, shape);
const texts = (text: string, shape: CaptionShape) => captions([segment(text)], shape).map(({ lines }) => lines);

describe('where a segment is cut', () => {
  test('one that fits stays whole, on as few lines as it needs', () => {
    expect(texts('Mind the gangway.', SRT)).toEqual([['Mind the gangway.']]);
  });

  test('the lines of a caption are of even length', () => {
    expect(texts('Mind the gangway on your way out, it is wet.', SRT)).toEqual([['Mind the gangway on your', 'way out, it is wet.']]);
  });

  test('at the end of a sentence', () => {
    expect(texts('The last ferry leaves at nine, they say. Nobody on the quay had ever seen it come back before.', SRT)).toEqual([
      ['The last ferry leaves', 'at nine, they say.'], ['Nobody on the quay had ever', 'seen it come back before.']]);
  });

  test('inside a sentence that is too long, at the end of a clause', () => {
    expect(texts('When the fog came down over the harbour wall, the ferryman lit his pipe and waited for it to go.', SRT)).toEqual([
      ['When the fog came down', 'over the harbour wall,'], ['the ferryman lit his pipe', 'and waited for it to go.']]);
  });

  test('inside a clause that is too long, near the middle, so that no word is left alone', () => {
    expect(texts('the ropes and the lamps and the coal and the bread and the tea and the cards', SRT)).toEqual([
      ['the ropes and the', 'lamps and the coal'], ['and the bread and the', 'tea and the cards']]);
  });

  test('a word after a full stop that begins small is still of the sentence', () => {
    const cut = texts('We were about fifty, i.e. half of the people who had been asked to come along for the ride.', SRT);
    expect(cut[0]!.join(' ')).not.toMatch(/i\.e\.$/);
  });

  test('a word wider than the line stands alone on its own', () => {
    const long = 'x'.repeat(40);
    expect(texts(`see ${long} there`, SRT)).toEqual([['see'], [long, 'there']]);
  });

  test('a text without spaces is cut between its letters, best at the end of a sentence, and a sign says that no space stands there', () => {
    const said = '渡船は今朝とても早く出ました。見ましたか？「いいえ、見ていません」と彼は言いました。';
    expect(texts(said, SRT)).toEqual([['渡船は今朝とても早く\u2060', '出ました。見ましたか？\u2060'], ['「いいえ、見ていませ\u2060', 'ん」と彼は言いました。']]);
    expect(texts(`${said} ${said}`, SRT).flat().every((line) => line.length <= 17)).toBe(true);
  });

  test('the words that are parted have estimated times, the others their own', () => {
    const long = '渡'.repeat(20);
    const [one, ...others] = captions([segment(`in ${long} or`, { words: [{ text: 'in', startMs: 0, endMs: 900 }, { text: long, startMs: 1_000, endMs: 9_000 }, { text: 'or', startMs: 9_500, endMs: 9_900 }] })], SRT);
    expect(others).toEqual([]);
    expect(one!.words!.map(({ text, startMs, endMs, estimated }) => [text, startMs, endMs, estimated ?? false])).toEqual([['in', 0, 900, false], [`${'渡'.repeat(10)}\u2060`, 1_000, 5_103, true], ['渡'.repeat(10), 5_103, 9_000, true], ['or', 9_500, 9_900, false]]);
  });

  test('a word of such a script that stands on one line keeps its time', () => {
    const words = ['see', '渡船ABCDEFGHIJK'].map((text, at) => ({ text, startMs: at * 1_000, endMs: at * 1_000 + 900 }));
    expect(captions([segment(words.map(({ text }) => text).join(' '), { words })], { width: 20, maxLines: 2 }).flatMap((caption) => caption.words)).toEqual(words);
  });

  test('a label before the words takes room on the first line', () => {
    const [one] = captions([segment('Fuel and tides, and a lamp to read them by.')], { ...SRT, prefixLength: ({ speaker, first }) => (first && speaker ? speaker.length + 2 : 0) });
    expect(one!.lines).toEqual(['Fuel and tides,', 'and a lamp to read them by.']);
  });
});

describe('when a caption is shown', () => {
  const text = 'The last ferry leaves at nine, they say. Nobody on the quay had ever seen it come back before.';
  const words = text.split(' ').map((word, at): Word => ({ text: word, startMs: 1000 * at, endMs: 1000 * at + 800, confidence: 0.9 }));

  test('by measured words: from its first to its last, and the segment keeps its own ends', () => {
    const found = captions([segment(text, { words })], SRT);
    expect(found.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[0, 7_800], [8_000, 60_000]]);
    expect(found.flatMap((caption) => caption.words)).toEqual(words);
  });

  test('without words: by estimate, without a gap, and no words are given for measured', () => {
    const found = captions([segment(text)], SRT);
    expect(found[0]!.endMs).toBe(found[1]!.startMs);
    expect(found[0]!.startMs).toBe(0);
    expect(found[1]!.endMs).toBe(60_000);
    expect(found.map((caption) => caption.words)).toEqual([null, null]);
  });

  test('a segment without times lasts as long as its measured words', () => {
    expect(captions([segment('Cast off now', { startMs: null, endMs: null, words: words.slice(2, 5).map((word, at) => ({ ...word, text: ['Cast', 'off', 'now'][at]! })) })], SRT))
      .toMatchObject([{ startMs: 2_000, endMs: 4_800 }]);
  });

  test('a word that was typed in later has an estimated time between its neighbours', () => {
    const [one] = captions([segment('The very last ferry', { words: words.slice(0, 3) })], SRT);
    expect(one!.words).toEqual([words[0], { text: 'very', startMs: 800, endMs: 1000, estimated: true }, words[1], words[2]]);
  });

  test('the next segment begins before this one is over: no caption of this one starts later', () => {
    const found = captions([segment(text, { words }), segment('No!', { startMs: 5_000, endMs: 6_000, speaker: 'Ida Voss' })], SRT);
    expect(found.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[0, 7_800], [5_000, 60_000], [5_000, 6_000]]);
  });
});

const word = fc.oneof(fc.stringMatching(/^[a-zA-Z]{1,12}[.,?!;]?$/), fc.constantFrom('-->', '👩‍🚀', 'x'.repeat(70), '«Ja.»', 'שלום', 'Name:'));
const measured: fc.Arbitrary<Word> = fc.record({ text: word, startMs: fc.nat(100_000), endMs: fc.nat(100_000) });
const anySegment: fc.Arbitrary<TranscriptSegment> = fc.record({
  startMs: fc.option(fc.nat(100_000)), endMs: fc.option(fc.nat(120_000)), speaker: fc.constantFrom(null, 'Mara Quill', 'Ida'),
  text: fc.array(word, { maxLength: 60 }).map((all) => all.join(' ')), words: fc.option(fc.array(measured, { maxLength: 20 })),
}).chain((one) => fc.constantFrom(one, one.words ? { ...one, text: one.words.map(({ text }) => text).join(' ') } : one));
const anyTranscript: fc.Arbitrary<Pick<Transcript, 'segments' | 'durationMs'>> = fc.record({ segments: fc.array(anySegment, { maxLength: 8 }), durationMs: fc.option(fc.nat(100_000)) });
const anyShape = fc.record({ width: fc.integer({ min: 5, max: 70 }), maxLines: fc.integer({ min: 1, max: 3 }), label: fc.nat(20) })
  .map(({ width, maxLines, label }): CaptionShape => ({ width, maxLines, prefixLength: ({ first }) => (first ? label : 0) }));

describe('whatever the transcript', () => {
  test('no word is lost or reordered, and words with times are those that stand there', () => {
    fc.assert(fc.property(anyTranscript, anyShape, (transcript, shape) => {
      const found = captionsOf(transcript, shape);
      const said = found.flatMap(({ speaker, segment, lines }) => lines.flatMap((line) => line.split(' ')).map((text) => [speaker, segment, text]));
      expect(said).toEqual(cuesOf(transcript).flatMap(({ speaker, segment, text }) => text.split(' ').map((one) => [speaker, segment, one])));
      for (const { lines, words } of found) if (words) expect(words.map(({ text }) => text)).toEqual(lines.join(' ').split(' '));
    }));
  });

  test('no caption has more lines than fit, and no line more than its width but for a single word', () => {
    fc.assert(fc.property(anyTranscript, anyShape, (transcript, shape) => {
      for (const caption of captionsOf(transcript, shape)) {
        expect(caption.lines.length).toBeLessThanOrEqual(shape.maxLines);
        caption.lines.forEach((line, at) => {
          const room = shape.width - (at === 0 ? shape.prefixLength!(caption) : 0);
          if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(room);
        });
      }
    }));
  });

  test('every end lies after its start, starts never decrease, and a segment keeps its own first start and last end', () => {
    fc.assert(fc.property(anyTranscript, anyShape, (transcript, shape) => {
      const found = captionsOf(transcript, shape);
      found.forEach((caption, at) => {
        expect(caption.endMs).toBeGreaterThan(caption.startMs);
        expect(caption.startMs).toBeGreaterThanOrEqual(found[at - 1]?.startMs ?? 0);
      });
      for (const cue of cuesOf(transcript)) {
        const own = found.filter(({ segment }) => segment === cue.segment);
        expect([own[0]!.startMs, own[0]!.first, own.at(-1)!.endMs]).toEqual([cue.startMs, true, cue.endMs]);
        expect(own.filter(({ first }) => first)).toHaveLength(1);
      }
    }));
  });
});
