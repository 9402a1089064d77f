import * as fc from 'fast-check';
import { FileContent } from '../fileContent.ts';
import { readingOf, type TranscriptReading } from '../reading.ts';
import { stetJson, toStetJson } from './stetJson.ts';
import { ferry } from '../testing/ferry.ts';

const read = (text: string) => stetJson.read!(FileContent.ofText(text), {}) as TranscriptReading;

const ms = fc.nat(2_147_483_647);
const word = fc.record({ text: fc.string({ minLength: 1 }), startMs: ms, endMs: ms, confidence: fc.double({ min: 0, max: 1, noNaN: true }).map(Math.abs), estimated: fc.constant(true as const) }, { requiredKeys: ['text', 'startMs', 'endMs'] });
const segment = fc.record({ startMs: fc.option(ms), endMs: fc.option(ms), speaker: fc.option(fc.string({ minLength: 1 })), text: fc.string({ unit: 'binary' }), words: fc.option(fc.array(word, { maxLength: 5 })) });
const chapter = fc.record({ startMs: ms, title: fc.string(), url: fc.option(fc.webUrl()), imageUrl: fc.option(fc.webUrl()) });
const line = fc.integer({ min: 1 });
const report = fc.record({ read: fc.integer({ min: 1 }), repaired: fc.array(fc.record({ line, what: fc.string() }), { maxLength: 3 }), rejected: fc.array(fc.record({ line, why: fc.string() }), { maxLength: 3 }) });
const anyReading = fc
  .record({ title: fc.option(fc.string({ minLength: 1 })), language: fc.constantFrom(null, 'de', 'en-GB'), durationMs: fc.option(ms), segments: fc.array(segment, { maxLength: 6 }), chapters: fc.array(chapter, { maxLength: 4 }).map((chapters) => chapters.sort((a, b) => a.startMs - b.startMs)), report })
  .map(({ report, ...parts }) => readingOf(report, parts));

describe('Stet JSON', () => {
  test('reads back exactly what it wrote', () => {
    fc.assert(fc.property(anyReading, (reading) => {
      expect(read(toStetJson(reading))).toEqual(reading);
    }));
  });

  test('keeps whatever else a reading holds', () => {
    const reading = { ...readingOf({ read: 1, repaired: [], rejected: [] }, { segments: [{ startMs: 0, endMs: null, speaker: null, text: 'Hello.', words: null }] }), vtt: { header: 'Kind: captions', blocks: [{ kind: 'note' as const, text: 'Hands off', before: 0 }] }, measuredBy: ['somebody', 2] };
    reading.segments[0]!.cue = { id: 'seven', settings: 'line:0', markup: '<i>Hello.</i>' };
    expect(read(toStetJson(reading))).toEqual(reading);
  });

  test('leaves out of what WebVTT holds what is not whole', () => {
    expect(read('{"segments": [{"startMs": 0, "text": "a", "cue": {"id": 7}}], "vtt": {"header": "", "blocks": [{"kind": "cue", "text": "", "before": 0}]}}')).toEqual(
      readingOf({ read: 1, repaired: [], rejected: [] }, { segments: [{ startMs: 0, endMs: null, speaker: null, text: 'a', words: null }] }),
    );
  });

  test('stands with a segment and a chapter on a line each, and without what is not known', () => {
    const text = stetJson.write!({ ...ferry, language: null, segments: ferry.segments.slice(0, 2) }, {}) as string;
    expect(text.split('\n')).toEqual([
      '{',
      ' "title": "The last ferry & other timetables",',
      ' "durationMs": 95000,',
      ' "segments": [',
      '  {"startMs":0,"endMs":null,"speaker":"Mara Quill","text":"Welcome back. Today: the last ferry."},',
      '  {"startMs":7250,"endMs":null,"speaker":"Mara Quill","text":"Note: it leaves before it arrives."}',
      ' ],',
      ' "speakers": ["Mara Quill"],',
      ' "chapters": [',
      '  {"startMs":12000,"title":"Fuel & tides","url":"https://example.org/tides?a=1&b=2","imageUrl":null},',
      '  {"startMs":0,"title":"Casting off","url":null,"imageUrl":"https://example.org/ferry.jpg"}',
      ' ],',
      ' "report": {"read":0,"repaired":[],"rejected":[]}',
      '}',
      '',
    ]);
  });

  test('is known by its four parts', () => {
    expect(stetJson.detect!(FileContent.ofText(toStetJson(readingOf({ read: 0, repaired: [], rejected: [] }, {}))))).toBe('has segments, speakers, chapters and a report, as Stet writes them');
    expect(stetJson.detect!(FileContent.ofText('{"segments": [], "speakers": []}'))).toBeNull();
  });

  test('rejects what is no segment and no chapter with its line, and words that have no times', () => {
    const reading = read(`{"segments": [
      {"startMs": 0, "endMs": 5, "text": "One.", "words": [{"text": "One."}]},
      {"startMs": -1, "text": "Two."},
      "Three."
    ], "chapters": [
      {"startMs": 0}
    ]}`);
    expect(reading.segments).toEqual([{ startMs: 0, endMs: 5, speaker: null, text: 'One.', words: null }]);
    expect(reading.report).toEqual({
      read: 1,
      repaired: [{ line: 2, what: 'Its words have no texts or times; they were left out.' }],
      rejected: [{ line: 3, why: 'It is not a segment: its times are not in milliseconds.' }, { line: 4, why: 'It is not a segment: it has no text.' }, { line: 6, why: 'It is not a chapter: it has no title, or no start in milliseconds.' }],
    });
  });

  test.each(['', 'WEBVTT', '[1]', '12', '{"segments": 1, "chapters": {"length": 9}, "report": {"repaired": [1]}, "__proto__": {"read": 3}}'])('%j is nothing', (text) => {
    expect(read(text)).toMatchObject({ segments: [], chapters: [], report: { read: 0 } });
  });
});
