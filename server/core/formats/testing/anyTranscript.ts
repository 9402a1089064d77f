import * as fc from 'fast-check';
import type { TranscriptSegment, Transcript } from '../transcript.ts';

const word = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-zA-Z]{1,12}[.,?!]?$/) },
  { weight: 1, arbitrary: fc.constantFrom('-->', '->', 'Mara:', 'Note:', '[music]', '<v', 'Eve>', '</v>', '<i>', '&', '&amp;', '&lt;b&gt;', '<3', '<00:00:01.000>', 'NOTE', 'STYLE', 'WEBVTT', '1', '12-1', 'a\0b', '👩‍✈️', 'שלום', '\u200fمرحبا', '你好', '世界。', '渡船は今朝、「とても」早く出ました。'.repeat(5), `漢&${'字'.repeat(70)}`, 'e\u0301', '\u202e', 'x'.repeat(80)) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text) => text.replace(/\s/gu, '_')) },
);
const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '\r\n', '\t', '\u00a0', '\u2028');
const text = fc.array(fc.tuple(word, gap), { maxLength: 60 }).map((pairs) => pairs.flat().join(''));
const name = fc.oneof(fc.constantFrom('Mara Quill', 'Óscar <Ó> Vane', 'A & B', '山田', 'x --> y', 'two\nlines', ' '), fc.string({ unit: 'grapheme', maxLength: 20 }));
const ms = fc.option(fc.nat(400_000_000));

const segment: fc.Arbitrary<TranscriptSegment> = fc.record({ startMs: ms, endMs: ms, speaker: fc.option(name), text });

/** Transcripts with arbitrary words, names and times. Characters that no text file can hold are replaced. */
export const anyTranscript: fc.Arbitrary<Transcript> = fc.record({ segments: fc.array(segment, { maxLength: 10 }), durationMs: ms }).map(({ segments, durationMs }) => ({
  title: 'Tides',
  language: null,
  durationMs,
  segments: segments.map(({ speaker, text, ...rest }) => ({ ...rest, speaker: speaker?.replaceAll('\0', '\ufffd') ?? null, text: text.replaceAll('\0', '\ufffd') })),
  chapters: [],
}));
