import { readFileSync } from 'node:fs';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { ass } from './ass.ts';

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../fixtures/ass/${name}`, import.meta.url)));
const golden = (name: string): unknown => JSON.parse(readFileSync(new URL(`../fixtures/ass/${name}`, import.meta.url), 'utf8'));
const read = (text: string) => ass.read!(FileContent.ofText(text), {}) as TranscriptReading;
const line = (text: string): string => `Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,${text}`;

test.each([
  ['aegisub.ass', 'names, override tags, breaks, commas, comments, layers, drawings, notes, bad times, missing columns', 'begins with a section of a SubStation script'],
  ['karaoke.ass', 'syllables give words their times; words that share one are estimated', 'begins with a section of a SubStation script'],
  ['version-4.ssa', 'SubStation Alpha 4: Marked, Actor, nobody\'s name NTP', 'begins with a section of a SubStation script'],
  ['columns.ass', 'columns stand as the Format line says, the text in the middle', 'begins with a section of a SubStation script'],
  ['bare.ass', 'lines of dialogue and nothing else', 'begins with a SubStation Alpha dialogue line'],
])('%s: %s', (name, _, reason) => {
  const file = new FileContent(bytesOf(name));
  expect(ass.detect!(file)).toBe(reason);
  expect(ass.read!(file, { keepCues: true })).toEqual(golden(name.replace(/\.[^.]+$/, '.reading.json')));
});

test.each(['[00:01] Ida: Low tide', 'WEBVTT\n', '', '{"Dialogue":1}'])('%j is no SubStation script', (text) => {
  expect(ass.detect!(FileContent.ofText(text))).toBeNull();
});

test.each([
  ['{\\b1}Low{\\b0} tide', 'Low tide'],
  ['Low\\Ntide\\nrises\\hslow', 'Low tide rises slow'],
  ['{Low} tide {', 'tide {'],
  ['a\\path {\\fnArial\\c&HFF&}here', 'a\\path here'],
  ['\\{Low\\}', '{Low}'],
  ['{\\p1}m 0 0{\\p0}Low{\\pos(1,2)} tide', 'Low tide'],
  ['{\\pbo10}Low', 'Low'],
])('%j says %j', (written, said) => {
  expect(read(line(written)).segments[0]?.text).toBe(said);
});

describe('hostile input of its own kind', () => {
  const MANY = 10_000_000;
  test.each([
    ['one line', () => line('a'.repeat(MANY))],
    ['blank lines', () => '\n'.repeat(MANY)],
    ['opening braces', () => line('{'.repeat(MANY))],
    ['pairs of braces', () => line('{}'.repeat(MANY / 8))],
    ['backslashes', () => line('\\'.repeat(MANY))],
    ['tags in one block', () => line(`{${'\\k1'.repeat(MANY / 12)}}word`)],
    ['syllables', () => line('{\\k1}a'.repeat(MANY / 60))],
    ['commas', () => `Dialogue: ${','.repeat(MANY)}`],
    ['spaces before a colon', () => `[Script Info]\nTitle${' '.repeat(MANY)}x:`],
    ['brackets', () => '['.repeat(MANY)],
    ['columns', () => `[Events]\nFormat: ${'a,'.repeat(MANY / 2)}Start,Text\n${line('a')}`],
    ['lines of dialogue', () => `${line('a')}\n`.repeat(MANY / 100)],
  ])('up to ten million characters: %s', (_, make) => {
    const reading = read(make());
    expect(reading.segments.length + reading.report.rejected.length).toBeGreaterThan(0);
  });
});
