import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { detectFormat } from '../readFile.ts';
import type { TranscriptReading } from '../reading.ts';
import { assemblyai } from './assemblyai.ts';
import { aws } from './aws.ts';
import { deepgram } from './deepgram.ts';
import { google } from './google.ts';

const file = (name: string): FileContent => new FileContent(new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url))));
const golden = (name: string): unknown => JSON.parse(readFileSync(new URL(`../fixtures/${name.replace(/\.[^.]+$/, '')}.reading.json`, import.meta.url), 'utf8'));
const read = (format: Format, value: unknown) => format.read!(FileContent.ofText(typeof value === 'string' ? value : JSON.stringify(value)), {}) as TranscriptReading;

const FIXTURES: [Format, [string, string, boolean][]][] = [
  [assemblyai, [
    ['utterances.json', 'turns with speakers, chapters by their shortest title, a chapter without a start told', true],
    ['words-only.json', 'words in the spaces of the text, words without an end or without text, a confidence that is none', true],
    ['channels.json', 'two channels are two speakers, each with its own words', true],
    ['paragraphs.json', 'paragraphs of the service are segments', true],
    ['without-words.json', 'utterances that were stripped of their words, names of people as speakers', true],
    ['error.json', 'a failed transcript says why', true],
  ]],
  [deepgram, [
    ['paragraphs.json', 'punctuated words, paragraphs as segments, the duration', true],
    ['channels.json', 'the wrapper of the SDK, channels as speakers, words without punctuation', true],
    ['utterances.json', 'utterances where no words are left', true],
    ['live.jsonl', 'final results of a live session, interim ones left out', true],
    ['error.json', 'an error is told', false],
  ]],
  [aws, [
    ['old-speaker-labels.json', 'marks join the word before them or open the next, speakers found by the times of the items', true],
    ['item-speaker-labels.json', 'speakers on the items, a word that ends before it begins', true],
    ['channels.json', 'channels as speakers, no word twice', true],
    ['chinese.json', 'no spaces between Chinese words', true],
    ['audio-segments.json', 'audio segments where no items are left', true],
    ['call.json', 'turns of a call with the roles of its participants', true],
    ['stream.json', 'events of a stream, partial results left out', true],
    ['job-description.json', 'the description of a failed job says why it failed', false],
  ]],
  [google, [
    ['diarized-operation.json', 'the last result alone where it says all again with speakers; starts and confidences that are 0', true],
    ['clients.json', 'durations in seconds and nanos, readings of Japanese words, marks for spaces', true],
    ['channels.json', 'channels as speakers, by their times', true],
    ['version-2-batch.json', 'version 2: offsets and labels, the first recording of a batch', true],
    ['without-words.json', 'results without words stand between the ends of results', true],
    ['error.json', 'a failed operation says why', false],
  ]],
];

describe.each(FIXTURES.map(([format, fixtures]) => ({ name: format.name, format, fixtures })))('$name', ({ format, fixtures }) => {
  test.each(fixtures)('%s: %s', (name, _, isDetected) => {
    const content = file(`${format.name}/${name}`);
    expect(format.read!(content, {})).toEqual(golden(`${format.name}/${name}`));
    expect(detectFormat(content)?.format.name).toBe(isDetected ? format.name : undefined);
  });

  test.each(['', '[]', '{}', '7', '{"results":7}', '{"results":{}}', '{"results":[7,{"alternatives":[null]}]}', '{"words":{}}', '{"Transcript":[7]}', '{"results":{"channels":[7]}}', '{"results":{"items":[7,{}]}}'])('%j is no transcript, and that is told', (text) => {
    const { report, segments } = read(format, text);
    expect(segments).toEqual([]);
    expect(report.rejected.length).toBeGreaterThan(0);
  });
});

const spoken = fc.array(fc.record({ text: fc.stringMatching(/^[A-Za-z]{1,8}[.,]?$/), gap: fc.nat(3_000), lasts: fc.integer({ min: 1, max: 900 }), confidence: fc.integer({ min: 1, max: 100 }), speaker: fc.constantFrom('A', 'B') }), { minLength: 1, maxLength: 40 }).map((words) => {
  let at = 0;
  return words.map(({ gap, lasts, confidence, ...word }) => {
    const startMs = at + gap;
    at = startMs + lasts;
    return { ...word, startMs, endMs: at, confidence: confidence / 100 };
  });
});

interface HeardAt { text: string; startMs: number; endMs: number; confidence: number; speaker: string }

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

describe('every word keeps its measured time, its confidence and its speaker', () => {
  test.each<[Format, (words: HeardAt[]) => unknown]>([
    [assemblyai, (words) => ({ audio_url: '', words: words.map(({ text, startMs, endMs, confidence, speaker }) => ({ text, start: startMs, end: endMs, confidence, speaker })) })],
    [deepgram, (words) => ({ results: { channels: [{ alternatives: [{ words: words.map(({ text, startMs, endMs, confidence, speaker }) => ({ word: 'x', punctuated_word: text, start: startMs / 1000, end: endMs / 1000, confidence, speaker })) }] }] } })],
    [aws, (words) => ({ results: { items: words.flatMap(({ text, startMs, endMs, confidence, speaker }) => {
      const [, letters, mark] = /^(\w+)([.,]?)$/.exec(text)!;
      const word = { type: 'pronunciation', start_time: seconds(startMs), end_time: seconds(endMs), speaker_label: speaker, alternatives: [{ content: letters, confidence: String(confidence) }] };
      return mark ? [word, { type: 'punctuation', alternatives: [{ content: mark, confidence: '0.0' }] }] : [word];
    }) } })],
    [google, (words) => ({ results: [{ alternatives: [{ words: words.map(({ text, startMs, endMs, confidence, speaker }) => ({ word: text, startTime: `${seconds(startMs)}s`, endTime: `${seconds(endMs)}s`, confidence, speakerTag: speaker === 'A' ? 1 : 2 })) }] }] })],
  ])('recogniser %#', (format, written) => {
    fc.assert(fc.property(spoken, (words) => {
      const { segments, report } = read(format, written(words));
      const heard = segments.flatMap((segment) => segment.words!.map((word) => ({ ...word, speaker: { 'Speaker 1': 'A', 'Speaker 2': 'B' }[segment.speaker!] ?? segment.speaker!.at(-1) })));
      expect(heard).toEqual(words);
      expect(report).toMatchObject({ repaired: [], rejected: [] });
    }));
  });
});

test('ten hours of words are read in one go', () => {
  const words = Array.from({ length: 100_000 }, (_, index) => ({ word: 'tide', punctuated_word: index % 12 === 0 ? 'Tide.' : 'tide', start: index * 0.36, end: index * 0.36 + 0.3, confidence: 0.9, speaker: Math.floor(index / 200) % 3 }));
  const { segments } = read(deepgram, { results: { channels: [{ alternatives: [{ transcript: words.map((word) => word.punctuated_word).join(' '), words }] }] } });
  expect(segments.reduce((count, segment) => count + segment.words!.length, 0)).toBe(100_000);
});
