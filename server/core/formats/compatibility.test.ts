import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { parseTimestamp } from '../time/timestamp.ts';
import { captionsOf } from './captions.ts';
import { cuesOf } from './cues.ts';
import { toPodcastJson } from './podcastJson/podcastJson.ts';
import { toSrt } from './srt/writeSrt.ts';
import type { Transcript } from './transcript.ts';
import { toVtt } from './vtt/write.ts';

/** How the library used by podcast apps reads a file; times in seconds. */
interface Heard { startTime: number; endTime: number; speaker?: string; body: string }
const { convertFile } = createRequire(import.meta.url)('transcriptator') as { convertFile(data: string, format?: string): Heard[] };
/** It adds seconds in floating point. */
const ms = (seconds: number): number => Math.round(seconds * 1000);
const words = (texts: readonly string[]): string[] => texts.join(' ').replaceAll('\u2060', '').split(/\s+/u);

const transcript = (segments: Transcript['segments']): Transcript => ({ title: 'Tides', language: null, durationMs: null, segments, chapters: [] });
const phrase = fc.array(fc.oneof(fc.stringMatching(/^[a-z]{1,9}[.,?]?$/), fc.constantFrom('Note:', 'said:', '-', '>>', '[quietly]', '<', '&', '42', '0:01', 'C:', 'Ünïté', '👩‍🚀')), { minLength: 1, maxLength: 40 }).map((all) => all.join(' '));
/** It recognises names that begin with an ASCII letter and have at least two characters. */
const name = fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][a-zé]{1,8})?$/);
const place = fc.option(fc.integer({ min: 0, max: 9_000_000 }));
const named = fc.array(fc.record({ startMs: place, endMs: place, speaker: name, text: phrase }), { minLength: 1, maxLength: 12 }).map(transcript);

describe('transcriptator', () => {
  test('reads the speakers, times and words of our SubRip', () => {
    fc.assert(fc.property(named, (given) => {
      const heard = convertFile(toSrt(given), 'srt');
      const captions = captionsOf(given, { width: 32, maxLines: 2 });
      expect(words(heard.map(({ body }) => body))).toEqual(words(captions.map(({ lines }) => lines.join(' '))));
      const placed = cuesOf(given);
      expect(heard.map(({ startTime }) => ms(startTime))).toEqual(expect.arrayContaining(placed.map(({ startMs }) => startMs)));
      expect(heard.map(({ endTime }) => ms(endTime))).toEqual(expect.arrayContaining(placed.map(({ endMs }) => endMs)));
      expect(turns(heard.map(({ speaker, body }) => [speaker, body]))).toEqual(turns(placed.map(({ speaker, text }) => [speaker!, text])));
    }));
  });

  test('takes our SubRip for what it is', () => {
    expect(convertFile(toSrt(transcript([{ startMs: 1_500, endMs: 3_000, speaker: 'Mara Quill', text: 'Welcome back.' }])))).toMatchObject([{ startTime: 1.5, endTime: 3, speaker: 'Mara Quill', body: 'Welcome back.' }]);
  });

  test('does not take words that nobody speaks for a name, only cannot say that nobody does', () => {
    const given = transcript([{ startMs: 0, endMs: 1_000, speaker: 'Mara', text: 'Mind it.' }, { startMs: 1_000, endMs: 2_000, speaker: null, text: 'Note: the bell rings.' }]);
    expect(convertFile(toSrt(given), 'srt').map(({ speaker }) => speaker)).toEqual(['Mara', 'Mara']);
  });

  test('reads the speakers, times and words of our JSON', () => {
    fc.assert(fc.property(named, (given) => {
      expect(convertFile(toPodcastJson(given), 'json').map(({ startTime, endTime, speaker, body }) => [ms(startTime), ms(endTime), speaker, body])).toEqual(cuesOf(given).map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]));
    }));
  });

  test('reads the times of our WebVTT', () => {
    fc.assert(fc.property(named, (given) => {
      const written = toVtt(given);
      const times = [...written.matchAll(/^(\S+) --> (\S+)$/gmu)].map(([, start, end]) => [parseTimestamp(start!), parseTimestamp(end!)]);
      expect(convertFile(written, 'vtt').map(({ startTime, endTime }) => [ms(startTime), ms(endTime)])).toEqual(times);
    }));
  });

  test('still reads no voice of two words in our WebVTT: when it does, this tells', () => {
    expect(heardOf('Mara Quill')).toMatchObject([{ startTime: 0, endTime: 1, speaker: '', body: '<v Mara Quill>Welcome back.' }]);
    expect(heardOf('Mara')).toMatchObject([{ startTime: 0, endTime: 1, speaker: 'Mara', body: 'Welcome back.' }]);
  });
});

/** How it reads WebVTT in which this speaker says one sentence. */
const heardOf = (speaker: string): Heard[] => convertFile(toVtt(transcript([{ startMs: 0, endMs: 1_000, speaker, text: 'Welcome back.' }])), 'vtt');

/** The speakers, with the number of words they say in a row. */
function turns(said: readonly (readonly [string | undefined, string])[]): [string | undefined, number][] {
  const runs: [string | undefined, number][] = [];
  for (const [speaker, text] of said) {
    const count = words([text]).filter(Boolean).length;
    const last = runs.at(-1);
    if (last && last[0] === speaker) last[1] += count;
    else runs.push([speaker, count]);
  }
  return runs;
}
