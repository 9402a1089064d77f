import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { FileContent } from '../fileContent.ts';
import type { Format } from '../format.ts';
import { detectFormat } from '../readFile.ts';
import type { ReadOptions, TranscriptReading } from '../reading.ts';
import { toStetJson } from '../stetJson/stetJson.ts';
import { whisperLanguage } from './language.ts';
import { whisper } from './whisper.ts';
import { whispercpp } from './whispercpp.ts';
import { whisperx } from './whisperx.ts';

const fixture = (path: string): Uint8Array => readFileSync(new URL(`../fixtures/${path}`, import.meta.url));
const readText = (format: Format, text: string, options: ReadOptions = {}) => format.read!(FileContent.ofText(text), options) as TranscriptReading;

describe.each<[Format, [string, string, string][]]>([
  [whisper, [
    ['openaiWhisper', 'spaces before words, marks as words, words of no length, a segment that ends before it begins, NaN', 'has segments with avg_logprob, as Whisper writes them'],
    ['verboseJson', 'words beside the segments, without marks, over the borders of segments; a language by its name; a duration as a text', 'has segments with avg_logprob, as Whisper writes them'],
    ['wordsAlone', 'words without segments, with the marks of the text', 'has words with start and end, as the Whisper API returns them'],
    ['textAlone', 'a text without times', 'has a text without times, as the Whisper API returns it'],
    ['whisperTimestamped', 'words as text with confidence, one of them two', 'has segments with start, end and text in seconds, as Whisper writes them'],
    ['fasterWhisperList', 'segments alone, in a script without spaces', 'has segments with avg_logprob, as Whisper writes them'],
    ['fasterWhisperTuples', 'segments and words as lists, beside an info', 'has segments as lists, as faster-whisper writes them'],
    ['jsonLines', 'a segment a line, cut off', 'has segments with start, end and text in seconds, as Whisper writes them'],
    ['transformers', 'chunks of a word each, the last without an end', 'has chunks with a timestamp, as Transformers writes for Whisper'],
    ['diarized', 'segments with speakers', 'has segments with start, end and text in seconds, as Whisper writes them'],
  ]],
  [whisperx, [
    ['aligned', 'speakers who change inside a segment, numerals without a time or with a neighbour\'s, segments without', 'has segments and word_segments, as WhisperX writes them'],
  ]],
  [whispercpp, [
    ['full', 'tokens joined to words, special ones left out, turns without a name, a tab in a text', 'has a transcription with offsets, as whisper.cpp writes it'],
    ['maxLen', 'segments cut inside a word', 'has a transcription with offsets, as whisper.cpp writes it'],
    ['words', 'a word or a mark a segment', 'has a transcription with offsets, as whisper.cpp writes it'],
    ['stereo', 'speakers by channel', 'has a transcription with offsets, as whisper.cpp writes it'],
  ]],
])('$name', (format, cases) => {
  test.each(cases)('%s: %s', (name, _, reason) => {
    const file = new FileContent(fixture(`${format.name}/${name}.json`));
    expect(detectFormat(file)).toMatchObject({ format: { name: format.name }, reason });
    expect(toStetJson(format.read!(file, {}) as TranscriptReading)).toBe(new TextDecoder().decode(fixture(`${format.name}/${name}.reading.json`)));
  });

  test.each([
    ['open lists', '['.repeat(1_000_000)], ['segments', `{"segments":[${'{"start":1,"end":2,"text":" a b","words":[{"word":" a","start":1,"end":1.5}]},'.repeat(10_000)}`],
    ['one word', `{"segments":[{"start":1,"end":2,"text":"${'a'.repeat(5_000_000)}","words":[{"word":"${'a'.repeat(5_000_000)}","start":1}]}],"transcription":[]}`],
    ['words that are not there', `{"segments":[{"start":1,"end":2,"text":"${'a b '.repeat(100_000)}","words":[${'{"word":"c","start":1},'.repeat(100_000)}{}]}]}`],
    ['speakers', `{"segments":[{"start":1,"end":2,"text":"${'a b '.repeat(50_000)}","words":[${'{"word":"a","start":1,"end":1,"speaker":"A"},{"word":"b","start":1,"end":1,"speaker":"B"},'.repeat(50_000)}{}]}]}`],
    ['tokens', `{"transcription":[{"offsets":{"from":1,"to":2},"text":"${'ab'.repeat(100_000)}","tokens":[${'{"text":"a","offsets":{"from":1,"to":1}},{"text":"b"},'.repeat(100_000)}{}]}]}`],
  ])('megabytes of %s are read to their end', (_, text) => {
    const { report } = readText(format, text);
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
    expect(report.repaired.length + report.rejected.length).toBeLessThan(8);
  });
});

describe('Whisper', () => {
  const word = fc.record({ word: fc.stringMatching(/^ ?[a-z',.]{1,6}$/), start: fc.double({ min: 0, max: 30, noNaN: true }), length: fc.double({ min: 0, max: 2, noNaN: true }), probability: fc.double({ min: 0, max: 1, noNaN: true }) });
  const segment = fc.array(word, { minLength: 1, maxLength: 12 });

  test('keeps the text of every segment, and the exact time of every word that stands alone', () => {
    fc.assert(fc.property(fc.array(segment, { minLength: 1, maxLength: 8 }), (all) => {
      const segments = all.map((words, at) => ({ start: at * 30, end: at * 30 + 30, text: words.map(({ word: text }) => ` ${text.trim()}`).join(''), words: words.map(({ word: text, start, length, probability }) => ({ word: text, start: at * 30 + start, end: at * 30 + start + length, probability })) }));
      const { segments: read } = readText(whisper, JSON.stringify({ text: '', segments, language: 'en' }), { keepCues: true });
      expect(read.map(({ text }) => text)).toEqual(segments.map(({ text }) => text.trim()));
      expect(read.map(({ words }) => words)).toEqual(segments.map(({ words }) => words.map(({ word: text, start, end, probability }) => ({ text: text.trim(), startMs: Math.round(start * 1000), endMs: Math.max(Math.round(start * 1000), Math.round(end * 1000)), confidence: probability }))));
    }));
  });

  test('words whose times are no times are estimated, and segments without a readable time are rejected with their line', () => {
    const reading = readText(whisper, '[{"start": 0, "end": 2, "text": "one two", "words": [{"word": "one", "start": "x", "end": 1}, {"word": "two", "start": 1, "end": 2}]},\n{"start": "late", "end": 3, "text": "three"},\n{"start": 9e9, "text": "four"}]');
    expect(reading.segments[0]!.words).toEqual([{ text: 'one', startMs: 0, endMs: 1_000, estimated: true }, { text: 'two', startMs: 1_000, endMs: 2_000 }]);
    expect(reading.report.rejected).toEqual([{ line: 2, why: 'Its start is not a time ("late"); it was left out.' }, { line: 3, why: 'Its start is later than 24 days; it was left out.' }]);
  });

  test('words that the text has not are told', () => {
    expect(readText(whisper, '{"segments": [\n{"start": 0, "end": 2, "text": "one two", "words": [{"word": "zero", "start": 0, "end": 1}, {"word": "two", "start": 1, "end": 2}]}]}').report.repaired).toEqual([{ line: 2, what: 'Some of its words are not in its text; their times were left out.' }]);
  });

  test('a list of times and texts without tokens is not known for its own', () => expect(whisper.detect!(FileContent.ofText('[[0, 1500, "Ines", "All aboard."]]'))).toBeNull());

  test.each(['', '{}', '{"segments": {}}', '{"transcription": 7}', '[]', '[[]]', '[1, "a", null]', 'WEBVTT'])('%j has nothing to read', (text) => {
    for (const format of [whisper, whisperx, whispercpp]) {
      expect(format.detect!(FileContent.ofText(text))).toBeNull();
      expect(readText(format, text)).toMatchObject({ segments: [], report: { read: 0 } });
    }
  });
});

describe('the language', () => {
  test.each([['en', 'en'], ['English', 'en'], ['haitian creole', 'ht'], ['jw', 'jv'], ['yue', 'yue'], ['pt-br', 'pt-BR'], ['zh_Hans', 'zh-Hans'], ['auto', null], ['', null], ['constructor', null], [7, null], [null, null]])('%j is %j', (said, language) => {
    expect(whisperLanguage(said)).toBe(language);
  });
});
