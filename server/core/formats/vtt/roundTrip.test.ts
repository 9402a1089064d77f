import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import type { Word } from '../../model/segment.ts';
import { cuesOf } from '../cues.ts';
import { anyTranscript } from '../testing/anyTranscript.ts';
import type { TranscriptSegment } from '../transcript.ts';
import { parseVtt } from './parseVtt.ts';
import { readVtt } from './read.ts';
import { toVtt } from './write.ts';

const require = createRequire(import.meta.url);
const { WebVTTParser } = require('webvtt-parser') as { WebVTTParser: new (entities: unknown) => { parse(text: string, mode: string): { errors: unknown[]; cues: { startTime: number; endTime: number }[] } } };
const entities: unknown = require('webvtt-parser/html-entities.json');
/** An independent validator of captions, including markup and times between words. */
const judged = (file: string) => new WebVTTParser(entities).parse(file, 'subtitles/captions/descriptions');

const spoken = (segments: readonly Pick<TranscriptSegment, 'speaker' | 'text'>[]) => segments.flatMap(({ speaker, text }) => text.split(' ').map((word) => [speaker, word]));
const measured = (words: readonly Word[] | null | undefined) => (words ?? []).filter(({ estimated }) => !estimated);

describe.each([{ wordTimes: false }, { wordTimes: true }])('a transcript that is written (%j) and read again', (options) => {
  test.each([false, true])('says the same words by the same speakers, and each segment has its own times (strict: %s)', (strict) => {
    fc.assert(fc.property(anyTranscript, (transcript) => {
      const { segments, report } = readVtt(toVtt(transcript, options), { strict });
      const cues = cuesOf(transcript);
      expect(spoken(segments)).toEqual(spoken(cues));
      expect(segments.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text])).toEqual(cues.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]));
      if (cues.length > 0) expect([report.repaired, report.rejected]).toEqual([[], []]);
    }), { numRuns: 200 });
  });

  test('is free of errors for webvtt-parser, with ends after starts and starts in order', () => {
    fc.assert(fc.property(anyTranscript, (transcript) => {
      const { errors, cues } = judged(toVtt(transcript, options));
      expect(errors).toEqual([]);
      cues.forEach(({ startTime, endTime }, at) => {
        expect(endTime).toBeGreaterThan(startTime);
        expect(startTime).toBeGreaterThanOrEqual(cues[at - 1]?.startTime ?? 0);
      });
    }), { numRuns: 300 });
  });

  test('is the same file when it is written once more', () => {
    fc.assert(fc.property(anyTranscript, (transcript) => {
      const file = toVtt(transcript, options);
      const { segments } = readVtt(file, {});
      expect(segments.map(withoutTimes)).toEqual(readVtt(toVtt({ segments, durationMs: null }, options), {}).segments.map(withoutTimes));
    }));
  });
});

test('no line is wider than 65 characters but for a single word, and no cue has more than two', () => {
  fc.assert(fc.property(anyTranscript, (transcript) => {
    for (const { text } of parseVtt(toVtt(transcript), { strict: true }).cues) {
      const lines = text.replace(/^<v [^>]*>/, '').split('\n');
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) if (line.includes(' ')) expect(line.length).toBeLessThanOrEqual(65);
    }
  }));
});

/** A segment from a recogniser: words in order, with or without pauses, some with no duration, some estimated. */
const recognised: fc.Arbitrary<TranscriptSegment> = fc.record({
  startMs: fc.nat(1_000_000),
  speaker: fc.constantFrom(null, 'Mara Quill', 'Óscar <Ó> Vane'),
  words: fc.array(fc.record({ text: fc.constantFrom('the', 'ferry,', 'nine.', 'a<b>', '-->', '&amp;', '👩‍✈️', 'שלום', '12:30'), pauseMs: fc.constantFrom(0, 0, 0, 1, 2, 300), lengthMs: fc.constantFrom(0, 1, 2, 120, 900), estimated: fc.boolean() }), { minLength: 1, maxLength: 60 }),
}).map(({ startMs, speaker, words }) => {
  let at = startMs;
  const timed = words.map(({ text, pauseMs, lengthMs, estimated }, index): Word => {
    const start = at + (index === 0 ? 0 : pauseMs);
    at = start + lengthMs;
    return { text, startMs: start, endMs: at, ...(estimated && { estimated }) };
  });
  return { startMs, endMs: at + 1, speaker, text: words.map(({ text }) => text).join(' '), words: timed };
});

const withoutTimes = ({ words: _, ...segment }: TranscriptSegment) => segment;
const back = (segment: TranscriptSegment) => readVtt(toVtt({ segments: [segment], durationMs: null }, { wordTimes: true }), {}).segments[0]!.words;

describe('word times', () => {
  test('return within a millisecond, starts and ends, where each word lasts longer than that', () => {
    const lasting = recognised.filter(({ words }) => words!.every(({ startMs, endMs, estimated }) => endMs - startMs > 1 && !estimated));
    fc.assert(fc.property(lasting, (segment) => {
      const words = back(segment)!;
      expect(words.map(({ text, estimated }) => [text, estimated])).toEqual(segment.words!.map(({ text }) => [text, undefined]));
      words.forEach(({ startMs, endMs }, at) => {
        expect(Math.abs(startMs - segment.words![at]!.startMs)).toBeLessThanOrEqual(1);
        expect(Math.abs(endMs - segment.words![at]!.endMs)).toBeLessThanOrEqual(1);
      });
    }), { numRuns: 300 });
  });

  test('that return as measured are within a millisecond of a measured one, and no estimate returns as one', () => {
    fc.assert(fc.property(recognised, (segment) => {
      const words = back(segment);
      for (const [at, word] of (words ?? []).entries()) {
        const own = segment.words![at]!;
        expect(word.text).toBe(own.text);
        if (word.estimated) continue;
        expect(own.estimated).toBeUndefined();
        expect(Math.abs(word.startMs - own.startMs)).toBeLessThanOrEqual(1);
        expect(Math.abs(word.endMs - own.endMs)).toBeLessThanOrEqual(1);
      }
    }), { numRuns: 500 });
  });

  test('are free of errors for webvtt-parser', () => {
    fc.assert(fc.property(recognised, (segment) => {
      expect(judged(toVtt({ segments: [segment], durationMs: null }, { wordTimes: true })).errors).toEqual([]);
    }), { numRuns: 300 });
  });

  test('of a segment without measurements are none', () => {
    fc.assert(fc.property(recognised, (segment) => {
      const words = segment.words!.map((word) => ({ ...word, estimated: true as const }));
      expect(measured(back({ ...segment, words }))).toEqual([]);
    }));
  });
});
