import { readFileSync } from 'node:fs';
import { FileContent } from '../fileContent.ts';
import { detectFormat } from '../readFile.ts';
import type { ReadOptions, TranscriptReading } from '../reading.ts';
import { otr } from './otr.ts';

const file = (name: string): FileContent => new FileContent(new Uint8Array(readFileSync(new URL(`../fixtures/otr/${name}`, import.meta.url))));
const golden = (name: string): unknown => JSON.parse(readFileSync(new URL(`../fixtures/otr/${name.replace(/\.[^.]+$/, '')}.reading.json`, import.meta.url), 'utf8'));
const read = (html: string, options: ReadOptions = {}) => otr.read!(FileContent.ofText(JSON.stringify({ text: html, 'media-time': 0 })), options) as TranscriptReading;
const stamp = (seconds: number): string => `<span class="timestamp" contenteditable="false" data-timestamp="${seconds}">0:00</span>`;

test.each([
  ['interview.otr', 'paragraphs and line breaks, labels before and after timestamps, a timestamp on its own line, timestamps inside'],
  ['old-version.otr', 'timestamps without an attribute, one that says no time, HTML that is never closed'],
  ['backwards.otr', 'timestamps that run backwards are told'],
])('%s: %s', (name) => {
  const content = file(name);
  expect(otr.read!(content, {})).toEqual(golden(name));
  expect(detectFormat(content)?.format.name).toBe('otr');
});

test('a paragraph without a timestamp has no start, and the speaker of the one before it', () => {
  expect(read(`<p>${stamp(1)}Ida: Low tide.</p><p>Still low.</p>`).segments).toEqual([
    { startMs: 1_000, endMs: null, speaker: 'Ida', text: 'Low tide.', words: null },
    { startMs: null, endMs: null, speaker: 'Ida', text: 'Still low.', words: null },
  ]);
});

test('timestamps inside of a paragraph give estimated times, or segments where cues are kept', () => {
  const html = `<p>${stamp(1)}Low ${stamp(2)}tide.</p>`;
  expect(read(html).segments[0]!.words).toEqual([{ text: 'Low', startMs: 1_000, endMs: 2_000, estimated: true }, { text: 'tide.', startMs: 2_000, endMs: 2_300, estimated: true }]);
  expect(read(html, { keepCues: true }).segments.map(({ startMs, text }) => [startMs, text])).toEqual([[1_000, 'Low'], [2_000, 'tide.']]);
});

test.each(['', '7', '{}', '{"text":7}', '{"text":"","media-time":0}', '{"text":"<p> <br></p>","media-time":0}'])('%j holds nothing, and that is told', (text) => {
  const { segments, report } = otr.read!(FileContent.ofText(text), {}) as TranscriptReading;
  expect(segments).toEqual([]);
  expect(report.rejected.length).toBeGreaterThan(0);
});

test.each(['{"text":"words"}', '{"text":"words","segments":[]}', '[]', 'words'])('%j is no document of oTranscribe', (text) => {
  expect(otr.detect!(FileContent.ofText(text))).toBeNull();
});

const MANY = 2_000_000;
test.each([
  ['letters', 'a'.repeat(MANY)],
  ['<', '<'.repeat(MANY)],
  ['paragraphs that are never closed', `${'<p>'.repeat(MANY / 4)}word`],
  ['elements that are never closed', `${'<b>'.repeat(MANY / 4)}word`],
  ['timestamps', `${stamp(1).repeat(MANY / 100)}word`],
  ['timestamps that are never closed', `${'<span class="timestamp">'.repeat(MANY / 40)}word`],
  ['timestamps with words', `${stamp(1)}word `.repeat(MANY / 100)],
  ['colons', 'a: '.repeat(MANY / 4)],
])('two million characters: %s', (_, html) => {
  expect(read(html).segments.length).toBeGreaterThan(0);
});
