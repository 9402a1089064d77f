import * as fc from 'fast-check';
import { parseTimestamp } from '../time/timestamp.ts';
import { cuesOf } from './cues.ts';
import { FileContent } from './fileContent.ts';
import type { Format } from './format.ts';
import { podcastJson } from './podcastJson/podcastJson.ts';
import type { ReadOptions, TranscriptReading } from './reading.ts';
import { srt } from './srt/srt.ts';
import type { Transcript, TranscriptSegment } from './transcript.ts';
import { vtt } from './vtt/vtt.ts';

/** What readers stumble over: names before colons, marks of changing speakers, markup, times, numbers, Stet's own invisible mark, other scripts. */
const nasty = fc.constantFrom(
  'Note:', 'Mara:', 'Mara', 'Bo:', '[Mara]', '(laughs)', '[music]', '>>', '>>>', '-', '–', '- ', '--', '->', '<i>', '</i>', '<b', '<v', 'Bo>', '<c.loud>', '<br>', '{i}', '{\\an8}', '{', '}', '&amp;', '&lt;', '&gt;&gt;', '&\u2060amp;', '&#39;', '&', '<', '>',
  '42', '1', '0:01', '00:00:01,000', '→', '=>', ':', '::', 'https://example.org/a:b', '12:30', '\u2060', '\u2060x', '<\u2060i>', '{\u2060\\an8}', 'WEBVTT', 'NOTE', 'STYLE', 'مرحبا', '\u200fשלום\u200e', '👩‍🚀', 'Ünïté', 'e\u0301', 'X1:10', '♪', '小明：', '渡船は今朝、「とても」早く出ました。'.repeat(4),
);
const plain = fc.stringMatching(/^[a-z]{1,12}[.,?!]?$/);
const text = fc.array(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: nasty }, { weight: 1, arbitrary: fc.stringMatching(/^[!-~]{1,9}$/).filter((word) => !word.includes('-->')) }), { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
const speaker = fc.option(fc.oneof(fc.constantFrom('Mara', 'Bo', 'Note', 'Mara Quill', 'Óscar Vane', 'ann', '小明', '[music]', '- Bo', '>> Bo', 'A<b>', 'Speaker 1', 'SPEAKER_00', '42'), fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}$/)));

const anyTranscript: fc.Arbitrary<Transcript> = fc.record({
  title: fc.constant('Tides'),
  language: fc.constant(null),
  durationMs: fc.constant(null),
  segments: fc.array(fc.record({ gapMs: fc.nat(4_000), startMs: fc.option(fc.nat(1)), lengthMs: fc.integer({ min: 1, max: 40_000 }), endMs: fc.option(fc.nat(1)), speaker, text }), { minLength: 1, maxLength: 8 }).map((loose) => {
    let at = 0;
    return loose.map(({ gapMs, startMs, lengthMs, endMs, ...rest }): TranscriptSegment => {
      at += gapMs + lengthMs;
      return { ...rest, startMs: startMs === null ? null : at - lengthMs, endMs: endMs === null ? null : at };
    });
  }),
  chapters: fc.constant([]),
});

const CUE_TIMES = /^(\d\d:\d\d:\d\d[.,]\d{3}) --> (\d\d:\d\d:\d\d[.,]\d{3})$/gm;

const spokenWords = (segments: readonly Pick<TranscriptSegment, 'speaker' | 'text'>[]) => segments.flatMap((segment) => segment.text.split(/\s+/u).filter(Boolean).map((word) => [segment.speaker, word]));
/** If every cue is a segment, a word in a script without spaces may be in two. */
const spokenLetters = (segments: readonly Pick<TranscriptSegment, 'speaker' | 'text'>[]) => segments.flatMap((segment) => [...segment.text.replace(/\s+/gu, '')].map((letter) => [segment.speaker, letter]));

/** If SubRip breaks a line between two letters of a script without spaces, it does not say whether there was a space. */
const held = (segments: readonly Pick<TranscriptSegment, 'speaker' | 'text'>[], { name }: Format) =>
  (name === 'srt' ? segments.map((segment) => ({ ...segment, text: segment.text.replace(/(?<=[\u3001-\uffef]) (?=[\u3001-\uffef])/gu, '') })) : segments);

async function readBack(format: Format, transcript: Transcript, options: ReadOptions = {}): Promise<TranscriptReading> {
  const written = await format.write!(transcript, {});
  return format.read!(typeof written === 'string' ? FileContent.ofText(written) : new FileContent(written), options);
}

describe.each([vtt, srt, podcastJson])('what is written as $title and read again', (format) => {
  test('says the same words in the same order by the same speakers, joined or cue by cue', async () => {
    await fc.assert(fc.asyncProperty(anyTranscript, fc.boolean(), async (transcript, keepCues) => {
      const { segments, report } = await readBack(format, transcript, { keepCues });
      expect(spokenLetters(segments)).toEqual(spokenLetters(transcript.segments));
      if (!keepCues) expect(spokenWords(held(segments, format))).toEqual(spokenWords(held(transcript.segments, format)));
      expect([report.repaired, report.rejected]).toEqual([[], []]);
    }), { numRuns: 200 });
  });

  test('begins and ends every segment at a cue, to the millisecond', async () => {
    await fc.assert(fc.asyncProperty(anyTranscript, async (transcript) => {
      const { segments } = await readBack(format, transcript, { keepCues: true });
      const placed = cuesOf(transcript);
      expect(segments.map(({ startMs }) => startMs)).toEqual(expect.arrayContaining(placed.map(({ startMs }) => startMs)));
      expect(segments.map(({ endMs }) => endMs)).toEqual(expect.arrayContaining(placed.map(({ endMs }) => endMs)));
    }));
  });
});

test.each([vtt, srt])('the cues of $title have the times that stand in the file', async (format) => {
  await fc.assert(fc.asyncProperty(anyTranscript, async (transcript) => {
    const written = String(await format.write!(transcript, {}));
    const { segments } = await readBack(format, transcript, { keepCues: true });
    expect(segments.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([...written.matchAll(CUE_TIMES)].map(([, start, end]) => [parseTimestamp(start!), parseTimestamp(end!)]));
  }));
});

test.each([vtt, podcastJson])('the segments of $title return where they were', async (format) => {
  await fc.assert(fc.asyncProperty(anyTranscript, async (transcript) => {
    const { segments } = await readBack(format, transcript);
    const placed = cuesOf(transcript);
    expect(segments.map(({ speaker, text, startMs, endMs }) => ({ speaker, text, startMs, endMs }))).toEqual(placed.map(({ speaker, text, startMs, endMs }) => ({ speaker, text, startMs, endMs })));
  }));
});
