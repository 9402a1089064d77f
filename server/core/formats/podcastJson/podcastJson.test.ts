import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { cuesOf } from '../cues.ts';
import { FileContent } from '../fileContent.ts';
import { podcastJson, toPodcastJson } from './podcastJson.ts';
import type { ReadOptions, TranscriptReading } from '../reading.ts';
import { toStetJson } from '../stetJson/stetJson.ts';
import type { Transcript } from '../transcript.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/podcast-json/${name}`, import.meta.url));
const read = (file: FileContent, options: ReadOptions = {}) => podcastJson.read!(file, options) as TranscriptReading;
const readText = (text: string) => read(FileContent.ofText(text));
const fileNaming = (...speakers: (string | null)[]) => JSON.stringify({ version: '1.0.0', segments: speakers.map((speaker, at) => ({ ...(speaker === null ? {} : { speaker }), startTime: at, endTime: at + 1, body: `Sentence number ${at} ends here.` })) });
const speakersOf = (text: string) => readText(text).segments.map(({ speaker }) => speaker);
const written = (...texts: string[]) => toPodcastJson({ title: '', language: null, durationMs: null, chapters: [], segments: texts.map((text, at) => ({ startMs: at * 1000, endMs: null, speaker: 'Ines', text })) });

describe('podcast JSON is read as its golden file shows', () => {
  test.each([
    ['captions', 'captions of two lines are one cue, and cues are joined where no sentence ends'],
    ['words', 'a file of words keeps their times; spaces and marks come as words of their own'],
    ['tokens', 'words without spaces between them get some, marks get none'],
    ['onChange', 'speakers named where they change; times as texts and clocks; a list without a wrapper'],
    ['wordsInside', 'words inside a segment keep their times, others are estimated'],
    ['captionList', 'a list of captions in milliseconds is read like SubRip'],
    ['broken', 'wrong times, wrong shapes and a file cut off, each with its line'],
  ])('%s: %s', (name) => {
    const file = new FileContent(fixture(`${name}.json`));
    expect(podcastJson.detect!(file)).toBe(name === 'captionList' ? 'is a list of captions with start and end in milliseconds' : 'has segments with startTime and body');
    expect(toStetJson(read(file))).toBe(new TextDecoder().decode(fixture(`${name}.reading.json`)));
  });

  test('with every cue kept, a caption is a segment, and a sentence of a file of words', () => {
    expect(read(new FileContent(fixture('captions.json')), { keepCues: true }).segments.map(({ text }) => text)).toEqual([
      'The lighthouse has not been painted since the ferry stopped,', 'and nobody knows who has the ladder. So we went to ask the', 'harbour master about it.',
      'I do not have the ladder, and I have told the council so in', 'writing, twice, with copies to the painter and to the parish', 'clerk.',
    ]);
    expect(read(new FileContent(fixture('words.json')), { keepCues: true }).segments).toHaveLength(3);
  });
});

describe('a segment without a speaker', () => {
  test('is the one before it, in a file that names speakers where they change', () => expect(speakersOf(fileNaming('Ines', null, null, 'Tobin', null))).toEqual(['Ines', 'Ines', 'Ines', 'Tobin', 'Tobin']));

  test.each([
    ['where a name is repeated', ['Ines', 'Ines', null, null]], ['where the first has none', [null, 'Ines', null, null]], ['where an empty name says so', ['Ines', '', null, null]], ['where most have one', ['Ines', 'Tobin', 'Ines', null]],
  ])('is nobody %s', (_, given) => expect(speakersOf(fileNaming(...given))).toEqual(given.map((name) => name || null)));
});

describe('what Stet writes', () => {
  const sentence = fc.stringMatching(/^[A-Za-z,:<&-]{1,9}( [a-z>:]{1,9}){0,12}[.,]?$/);
  const anyTranscript: fc.Arbitrary<Transcript> = fc.record({
    title: fc.constant(''), language: fc.constant(null), durationMs: fc.constant(null), chapters: fc.constant([]),
    segments: fc.array(fc.record({ startMs: fc.integer({ min: 0, max: 9_000_000 }), endMs: fc.option(fc.integer({ min: 0, max: 9_000_000 })), speaker: fc.option(fc.constantFrom('Ines', 'Tobin Ash', 'Name: Ó')), text: sentence }), { minLength: 1, maxLength: 40 }),
  });

  test('reads back with the same segments, speakers, words and times, however short its segments are', () => {
    fc.assert(fc.property(anyTranscript, (transcript) => {
      const reading = readText(toPodcastJson(transcript));
      expect(reading.segments).toEqual(cuesOf(transcript).map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text, words: null })));
      expect(reading.report).toEqual({ read: cuesOf(transcript).length, repaired: [], rejected: [] });
    }), { numRuns: 300 });
  });

  test('says that its segments are segments only where they would be taken for something else', () => {
    expect(written('One', 'two', 'three')).toContain('"granularity": "segment"');
    expect(written('One two three.', 'Four five six.')).not.toContain('granularity');
  });
});

describe('whatever the file holds', () => {
  test.each([
    ['open objects', '{"segments":'.repeat(100_000)], ['segments', `{"segments":[${'{"body":"a","startTime":1},'.repeat(40_000)}`], ['segments of nothing', `{"segments":[${'1,\n'.repeat(300_000)}`],
    ['one body', `{"segments":[{"startTime":1,"body":"${' a'.repeat(500_000)}"}]}`], ['quotes', `{"segments":[{"startTime":1,"body":"${'"'.repeat(1_000_000)}`],
  ])('a megabyte of %s is read to its end', (_, text) => {
    const { report } = readText(text);
    expect(report.repaired.length + report.rejected.length + report.read).toBeGreaterThan(0);
    expect(report.repaired.length + report.rejected.length).toBeLessThan(8);
  });

  test.each(['', '{}', '[]', '{"segments": {"length": 3}}', 'WEBVTT'])('%j has nothing to read', (text) => expect(readText(text)).toMatchObject({ segments: [], report: { read: 0 } }));
});
