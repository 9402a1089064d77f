import * as fc from 'fast-check';
import type { Transcript, TranscriptSegment } from '../transcript.ts';

/** What readers stumble over: names before colons, marks of changing speakers, markup, times, numbers, Stet's own invisible mark, other scripts. */
const nasty = fc.constantFrom(
  'Note:', 'Mara:', 'Mara', 'Bo:', '[Mara]', '(laughs)', '[music]', '>>', '>>>', '-', '–', '- ', '--', '->', '<i>', '</i>', '<b', '<v', 'Bo>', '<c.loud>', '<br>', '{i}', '{\\an8}', '{', '}', '&amp;', '&lt;', '&gt;&gt;', '&\u2060amp;', '&#39;', '&', '<', '>',
  '42', '1', '0:01', '00:00:01,000', '→', '=>', ':', '::', 'https://example.org/a:b', '12:30', '\u2060', '\u2060x', '<\u2060i>', '{\u2060\\an8}', 'WEBVTT', 'NOTE', 'STYLE', 'مرحبا', '\u200fשלום\u200e', '👩‍🚀', 'Ünïté', 'e\u0301', 'X1:10', '♪', '小明：', '渡船は今朝、「とても」早く出ました。'.repeat(4),
);
const plain = fc.stringMatching(/^[a-z]{1,12}[.,?!]?$/);
const text = fc.array(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: nasty }, { weight: 1, arbitrary: fc.stringMatching(/^[!-~]{1,9}$/).filter((word) => !word.includes('-->')) }), { minLength: 1, maxLength: 40 }).map((words) => words.join(' '));
const speaker = fc.option(fc.oneof(fc.constantFrom('Mara', 'Bo', 'Note', 'Mara Quill', 'Óscar Vane', 'ann', '小明', '[music]', '- Bo', '>> Bo', 'A<b>', 'Speaker 1', 'SPEAKER_00', '42'), fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}$/)));

/** Transcripts with such words, whose segments follow each other; some do not say when they begin or end. */
export const spokenTranscript: fc.Arbitrary<Transcript> = fc.record({
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

/** If every cue is a segment, a word in a script without spaces may be in two. */
export const spokenLetters = (segments: readonly Pick<TranscriptSegment, 'speaker' | 'text'>[]) => segments.flatMap((segment) => [...segment.text.replace(/\s+/gu, '')].map((letter) => [segment.speaker, letter]));
