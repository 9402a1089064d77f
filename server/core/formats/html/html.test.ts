import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { representable } from '../../feed/escape.ts';
import { cuesOf } from '../cues.ts';
import { FileContent } from '../fileContent.ts';
import { html, toHtml } from './html.ts';
import { timeElement } from './timeElement.ts';
import type { TranscriptReading } from '../reading.ts';
import { ferry } from '../testing/ferry.ts';

const folder = new URL('../fixtures/html/', import.meta.url);
const fixture = (name: string): Buffer => readFileSync(new URL(name, folder));
const names = readdirSync(folder).filter((name) => name.endsWith('.html')).map((name) => name.replace('.html', ''));
const read = (source: string) => html.read!(FileContent.ofText(source), {}) as TranscriptReading;
const turns = (source: string) => read(source).segments.map(({ startMs, speaker, text }) => [startMs, speaker, text]);
const oneLine = (said: string | null) => said?.replace(/\s+/gu, ' ').trim() ?? null;
const detect = (source: string) => html.detect!(FileContent.ofText(source));

describe('transcripts as HTML', () => {
  test.each(names)('%s is read as its golden file says', (name) => {
    const file = new FileContent(fixture(`${name}.html`));
    const { title, language, segments, chapters, report } = html.read!(file, { keepCues: true }) as TranscriptReading;
    expect({
      detected: html.detect!(file), title, language, ...report,
      segments: segments.map(({ startMs, endMs, speaker, text }) => [startMs, endMs, speaker, text]),
      chapters: chapters.map(({ startMs, title: called }) => [startMs, called]),
    }).toEqual(JSON.parse(fixture(`${name}.reading.json`).toString()));
  });

  test('may have times before names, names without times, and entities that are not closed', () => {
    expect(turns('<time>0:01</time><cite>A</cite><p>One.</p><time>0:02</time><cite>B &amp C</cite><p>Two.</p>')).toEqual([[1_000, 'A', 'One.'], [2_000, 'B & C', 'Two.']]);
    expect(turns('<cite>Ann:</cite><p>One.</p><cite>Bo:</cite><p>Two.</p><p>Three.<br><br>Four.</p>')).toEqual([[null, 'Ann', 'One.'], [null, 'Bo', 'Two.\n\nThree.\n\nFour.']]);
  });

  test('do not lose words to tags that are broken off or stand wrong', () => {
    expect(turns('<cite>A:<time>0:01<p>One.<p><cite>B:</cite><time>0:02</time>Two.</div></div>')).toEqual([[1_000, 'A', 'One.'], [2_000, 'B', 'Two.']]);
    expect(turns('<cite>A:</cite><time>0:01</time><p>One <script>two()</script>and three.</p>')).toEqual([[1_000, 'A', 'One and three.']]);
  });

  test.each([
    ['0:12', undefined, 12_000, null], ['[00:00:12.5]', undefined, 12_500, null], ['0:12', 'PT12.345S', 12_345, null], ['0:12', '00:00:12.340', 12_340, null], ['', 'PT1H2M3S', 3_723_000, null], ['12s', undefined, 12_000, null],
    ['0:12 – 0:15', undefined, 12_000, 15_000], ['0:12', '2026-11-23', 12_000, null],
  ])('a time %j with datetime %j is at %j ms', (text, datetime, startMs, endMs) => expect(timeElement(text, datetime)).toEqual({ startMs, endMs }));

  test.each([['Nov 23, 2026', '2026-11-23'], ['', undefined], ['999:00:00', undefined], ['P', 'PT']])('%j with datetime %j is no time in a recording', (text, datetime) => expect(timeElement(text, datetime)).toBeNull());

  test('are known by their tags', () => {
    expect(detect(toHtml(ferry))).toMatch(/<cite>/);
    expect(detect('<p>One</p>')).toBe('is HTML');
    expect(detect('Mara (0:01)<br>One<br>Jon (0:02)<br>Two')).toBe('is HTML');
    for (const other of ['', 'a < b', 'Write <b>this</b> and <p>', '<?xml version="1.0"?><rss><p></p></rss>', '<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?>\n<!-- a > b -->\n<rss><p></p></rss>', '<tt xmlns="http://www.w3.org/ns/ttml"><p>x</p></tt>', '{"html": "<p>x</p>"}', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>x']) expect([other, detect(other)]).toEqual([other, null]);
  });
});

describe('written HTML', () => {
  test('returns speakers, words and whole seconds', () => {
    const word = fc.oneof(fc.constantFrom('<cite>', '</p>', '&amp;', '&', '<!--', '<script>', 'A:', '0:12', 'Transcribed by https://otter.ai', '<', '>', '\u00a0', '🛟', '\u202e'), fc.string({ unit: 'binary', maxLength: 6 }));
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => representable(words.join(' '))).filter((words) => words.trim() !== '');
    const speaker = fc.oneof(fc.constantFrom(null, null, 'Mara', 'Jon', 'A & B', '<A>', 'A:', 'Óscar <Ó> Vane', '&amp;'), fc.string({ minLength: 1, maxLength: 8 })).map((name) => (name === null ? null : name.trim() || null));
    const segment = fc.record({ startMs: fc.option(fc.nat(2_000_000_000), { nil: null }), endMs: fc.constant(null), speaker, text });
    fc.assert(fc.property(fc.array(segment, { minLength: 2, maxLength: 10 }), text, (segments, title) => {
      const transcript = { title, language: 'en', durationMs: null, segments, chapters: [] };
      const returned = read(toHtml(transcript));
      expect(returned.segments.map((each) => [each.startMs, each.speaker, oneLine(each.text)])).toEqual(cuesOf(transcript).map((cue) => [Math.floor(cue.startMs / 1000) * 1000, oneLine(cue.speaker), oneLine(cue.text)]));
      expect([returned.title, returned.language]).toEqual([oneLine(title), 'en']);
    }), { numRuns: 500 });
  });
});

describe('whatever the file holds', () => {
  test.each([
    ['angles', '<', 1e6], ['ampersands', '&', 1e6], ['tags never closed', '<div>', 1e6], ['names', '<cite>', 1e6], ['times', '<time>0:12', 1e6], ['comments', '<!--', 1e6], ['letters', 'a', 1e6], ['blank lines', '\n', 1e6], ['breaks', '<br>', 1e6], ['attributes', '<p a="', 1e6],
  ])('megabytes of %s are read or rejected', (_, unit, length) => {
    const source = `<cite>A:</cite><time>0:00</time><p>One.</p>${unit.repeat(Math.ceil(length / unit.length))}`;
    detect(source);
    expect(read(source).segments[0]).toMatchObject({ speaker: 'A' });
    const { report } = read(unit.repeat(Math.ceil(length / unit.length)));
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
  });
});
