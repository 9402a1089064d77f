import { readdirSync, readFileSync } from 'node:fs';
import { FileContent } from '../fileContent.ts';
import { readVtt } from './read.ts';
import { vtt } from './vtt.ts';

const folder = new URL('../fixtures/vtt/loose/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const names = readdirSync(folder).filter((name) => name.endsWith('.vtt')).map((name) => name.slice(0, -4)).sort();
const said = (text: string, strict = false) => readVtt(text, { strict, keepCues: true }).segments.map(({ speaker, text }) => [speaker, text]);
const words = (payload: string) => readVtt(`WEBVTT\n\n00:01.000 --> 00:05.000\n${payload}\n`, {}).segments[0]!.words?.map(({ text, startMs, endMs, estimated }) => [text, startMs, endMs, estimated ?? false]);
const detect = (text: string) => vtt.detect!(FileContent.ofText(text));

describe('what tools and people write is read as its golden file shows', () => {
  test.each(names)('%s', (name) => {
    expect(readVtt(fixture(`${name}.vtt`), { keepCues: name !== 'marked' })).toEqual(JSON.parse(fixture(`${name}.reading.json`)));
  });
});

describe('strictly, only the standard counts', () => {
  test('labels and missing voices name nobody', () => {
    expect(said(fixture('zoom.vtt'), true)[0]).toEqual([null, 'Mara Quill: Can everybody hear the sea?']);
    expect(said(fixture('voices-only-at-changes.vtt'), true)[1]).toEqual([null, 'It is always late.']);
  });

  test('a "<" takes all to the next ">" with it, and that is told', () => {
    const { segments, report } = readVtt(fixture('less-than.vtt'), { strict: true, keepCues: true });
    expect(segments[0]!.text).toBe('I 1.');
    expect(report.rejected.map(({ line }) => line)).toEqual([3, 6]);
  });

  test('a file without the signature is not read', () => {
    expect(readVtt(fixture('no-signature.vtt'), { strict: true }).report).toEqual({ read: 0, repaired: [], rejected: [{ line: 1, why: 'The file does not begin with WEBVTT.' }] });
  });
});

describe('a file of nothing', () => {
  test.each(['', 'WEBVTT', 'WEBVTT\n\n\n', 'WEBVTT\n\nNOTE alone'])('%j: nothing was read, and why', (text) => {
    expect(readVtt(text, {}).report).toMatchObject({ read: 0, rejected: [{ why: 'The file contains no cues.' }] });
  });
});

describe('word times', () => {
  test('a time before white space and another time is an end alone', () => {
    expect(words('One<00:02.000> <00:03.000>two')).toEqual([['One', 1000, 2000, false], ['two', 3000, 5000, false]]);
  });

  test('words between two times share them, and are no measurements', () => {
    expect(words('<00:02.000>One two<00:03.000>')).toEqual([['One', 2000, 2500, true], ['two', 2500, 3000, true]]);
  });

  test('a time inside of a word divides nothing', () => {
    expect(words('Un<00:02.000>believable <00:03.000>tides')).toEqual([['Unbelievable', 1000, 3000, false], ['tides', 3000, 5000, false]]);
  });

  test('a cue without times has none', () => {
    expect(words('One two')).toBeUndefined();
  });
});

test('a file is known by its first word', () => {
  expect([detect('WEBVTT\n'), detect('\n\nwebvtt'), detect('1\n00:00:01,000 --> 00:00:02,000\nNo'), detect('')]).toEqual(['begins with WEBVTT', 'begins with WEBVTT', null, null]);
});
