import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { toChaptersJson } from './chapters/chaptersJson.ts';
import { cuesOf } from './cues.ts';
import { toHtml } from './html/html.ts';
import { toPodcastJson } from './podcastJson/podcastJson.ts';
import { ferry } from './testing/ferry.ts';
import { toSrt } from './srt/writeSrt.ts';
import { toText } from './text/text.ts';
import type { Transcript } from './transcript.ts';
import { toVtt } from './vtt/write.ts';

interface Heard { startTime: number; endTime: number; speaker?: string; body: string }
const require = createRequire(import.meta.url);
const { WebVTTParser } = require('webvtt-parser') as { WebVTTParser: new (entities: unknown) => { parse(text: string, mode: string): { errors: unknown[]; cues: { startTime: number; endTime: number }[] } } };
const { convertFile } = require('transcriptator') as { convertFile(data: string, format: string): Heard[] };
const entities: unknown = require('webvtt-parser/html-entities.json');
const golden = (name: string): string => readFileSync(new URL(`references/${name}`, import.meta.url), 'utf8');
const withVtt = (text: string) => new WebVTTParser(entities).parse(text, 'metadata');
/** Other readers add seconds in floating point. */
const ms = (seconds: number): number => Math.round(seconds * 1000);

const phrase = fc.stringMatching(/^[A-Za-z ,:<>&\n-]{0,40}$/);
const name = fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-z<>&]{1,8})?$/);
const anyTranscript: fc.Arbitrary<Transcript> = fc.record({
  title: phrase,
  language: fc.constantFrom(null, 'en'),
  durationMs: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
  segments: fc.array(fc.record({ startMs: fc.option(fc.integer({ min: 0, max: 9_000_000 })), endMs: fc.option(fc.integer({ min: 0, max: 9_000_000 })), speaker: name, text: phrase })),
  chapters: fc.constant([]),
});

describe('each format is written as its golden file shows', () => {
  test.each([
    ['ferry.vtt', toVtt], ['ferry.srt', toSrt], ['ferry.json', toPodcastJson], ['ferry.html', toHtml], ['ferry.txt', toText], ['ferry.chapters.json', toChaptersJson],
  ] as const)('%s', (file, write) => {
    expect(write(ferry)).toBe(golden(file));
  });
});

describe('cues', () => {
  test('a segment without a start stands where the one before it stands', () => {
    const cues = cuesOf(ferry);
    expect(cues[3]).toMatchObject({ startMs: 12_000, text: 'And patience.' });
  });

  test('an own end holds, else the next start, else an estimate that stays inside the recording', () => {
    expect(cuesOf(ferry).map(({ endMs }) => endMs)).toEqual([7_250, 12_000, 19_500, 13_000, 94_500, 95_000]);
  });

  test('starts never decrease and every end lies after its start', () => {
    fc.assert(fc.property(anyTranscript, (transcript) => {
      const cues = cuesOf(transcript);
      cues.forEach((cue, index) => {
        expect(cue.endMs).toBeGreaterThan(cue.startMs);
        expect(cue.startMs).toBeGreaterThanOrEqual(cues[index - 1]?.startMs ?? 0);
      });
    }));
  });
});

describe('independent readers', () => {
  test('webvtt-parser finds no error in any transcript, and every cue', () => {
    fc.assert(fc.property(anyTranscript, (transcript) => {
      const { errors, cues } = withVtt(toVtt(transcript));
      expect(errors).toEqual([]);
      expect(cues.map(({ startTime }) => ms(startTime))).toEqual(cuesOf(transcript).map(({ startMs }) => startMs));
    }), { numRuns: 500 });
  });

  test('transcriptator reads speakers and starts from the HTML', () => {
    const named = { ...ferry, segments: ferry.segments.filter(({ speaker }) => speaker !== null) };
    const heard = convertFile(toHtml(named), 'html');
    expect(heard.map(({ startTime, speaker }) => [startTime, speaker])).toEqual([[0, 'Mara Quill'], [7, 'Mara Quill'], [12, 'Óscar &lt;Ó&gt; Vane'], [12, 'Óscar &lt;Ó&gt; Vane'], [94, 'Mara Quill']]);
  });
});
