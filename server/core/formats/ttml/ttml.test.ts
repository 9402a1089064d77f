import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { Word } from '../../model/segment.ts';
import { FileContent } from '../fileContent.ts';
import type { ReadOptions, TranscriptReading } from '../reading.ts';
import { ferry } from '../testing/ferry.ts';
import type { Transcript } from '../transcript.ts';
import { ttml } from './ttml.ts';
import { writeTtml } from './writeTtml.ts';

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../fixtures/ttml/${name}`, import.meta.url)));
const read = (text: string, options: ReadOptions = {}) => ttml.read!(FileContent.ofText(text), options) as TranscriptReading;
const around = (inside: string): string => `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>${inside}</div></body></tt>`;
const golden = (name: string): unknown => JSON.parse(readFileSync(new URL(`../fixtures/ttml/${name}`, import.meta.url), 'utf8'));

describe('files in the wild are read as their golden readings say', () => {
  test.each([
    ['apple-podcasts.ttml', 'words without space between them, times without unit and not relative, paragraphs that are turns'],
    ['apple-syllables.ttml', 'syllables make words; background voices are read, translations are not'],
    ['imsc.ttml', 'prefixed elements, names of agents, line breaks, regions, styles, ruby, foreign elements'],
    ['nested-times.ttml', 'times count from the element around them, in parallel and in sequence, in frames and ticks'],
    ['absolute-times.ttml', 'nested times that fit only from the start of the recording are read so'],
    ['smpte-drop-frame.ttml', 'SMPTE time codes with dropped frame numbers'],
    ['draft-2006.dfxp', 'a draft namespace, paragraphs without division, a comma in times, bare ampersands, loose words'],
    ['no-namespace.ttml', 'no namespace at all, spans without paragraph'],
    ['breaks-off.ttml', 'what stands before ill-formed XML is kept'],
    ['entities.ttml', 'entities of a DOCTYPE are not expanded'],
    ['pictures.ttml', 'captions that are pictures are rejected'],
  ])('%s: %s', (name) => {
    const file = new FileContent(bytesOf(name));
    expect(ttml.detect!(file)).toBe('its root element is <tt>');
    expect(ttml.read!(file, { keepCues: true })).toEqual(golden(name.replace(/\.[^.]+$/, '.reading.json')));
  });
});

test('paragraphs of Apple Podcasts stay segments, captions are joined', () => {
  expect((ttml.read!(new FileContent(bytesOf('apple-podcasts.ttml')), {}) as TranscriptReading).segments.map(({ text }) => text)).toEqual(['Low tide. Mind out!', 'Mud.', 'I sank.']);
  expect((ttml.read!(new FileContent(bytesOf('absolute-times.ttml')), {}) as TranscriptReading).segments.map(({ text }) => text)).toEqual(['Even here', 'and there']);
});

test.each(['<html><body><tt>x</tt></body></html>', '<!-- <tt> --><rss/>', 'WEBVTT', '<ttml/>', ''])('%s is no TTML', (text) => {
  expect(ttml.detect!(FileContent.ofText(text))).toBeNull();
});

test('a file that is no TTML at all is rejected with its line', () => {
  expect(read('\n<feed>words</feed>').report).toEqual({ read: 0, repaired: [], rejected: [{ line: 2, why: 'The root element is <feed>, not <tt>: this is not TTML.' }] });
  expect(read('').report.rejected).toHaveLength(1);
  expect(read('words').report.rejected).toHaveLength(1);
});

test('words that would be said later than any recording lasts have no time of their own', () => {
  expect(read(around('<p begin="500h" end="501h"><span begin="500h" end="501h">late</span> <span begin="1s" end="500h">words</span></p>')).segments[0]!.words).toEqual([
    { text: 'late', startMs: 1_800_000_000, endMs: 1_800_001_000, estimated: true },
    { text: 'words', startMs: 1_800_001_000, endMs: 1_803_600_000 },
  ]);
});

test('divisions in other languages are told, because they say everything again', () => {
  const inTwo = '<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="en"><body><div xml:lang="en-GB"><p begin="1s">Tide</p></div>\n<div xml:lang="fr"><p begin="1s">Marée</p></div></body></tt>';
  expect(read(inTwo).report.repaired).toEqual([{ line: 2, what: 'A division is in a different language from the document; its words were read with the others.' }]);
});

describe('writing', () => {
  test('as the golden file shows', () => {
    expect(writeTtml(ferry)).toBe(readFileSync(new URL('../references/ferry.ttml', import.meta.url), 'utf8'));
  });

  test('words that were measured are spans, against their paragraph; estimates are not', () => {
    const words: Word[] = [{ text: 'Low', startMs: 1_000, endMs: 1_250 }, { text: 'tide', startMs: 1_250, endMs: 1_500, estimated: true }, { text: 'rises.', startMs: 1_500, endMs: 2_000 }];
    const transcript: Transcript = { title: '', language: null, durationMs: null, segments: [{ startMs: 1_000, endMs: 2_000, speaker: null, text: 'Low tide rises.', words }], chapters: [] };
    expect(writeTtml(transcript, { wordTimes: true })).toContain(
      '<p xml:id="segment-1" begin="00:00:01.000" end="00:00:02.000"><span begin="00:00:00.000" end="00:00:00.250">Low</span> tide <span begin="00:00:00.500" end="00:00:01.000">rises.</span></p>',
    );
    expect(writeTtml(transcript)).toContain('>Low tide rises.</p>');
  });

  test('characters that XML forbids are left out, and words that are made of them', () => {
    const transcript: Transcript = { title: 'A\u0001B', language: null, durationMs: null, segments: [{ startMs: 0, endMs: 1_000, speaker: '\ufffeIda', text: 'Lo\u0000w \u0007 tide\ud800' }], chapters: [] };
    const reading = read(writeTtml(transcript));
    expect(reading).toMatchObject({ title: 'AB', speakers: ['Ida'], segments: [{ text: 'Low tide' }], report: { repaired: [], rejected: [] } });
  });
});

const wordText = fc.stringMatching(/^[A-Za-z.,:<>&'"é-]{1,9}$/);
const segment = fc.record({ gap: fc.nat(3_000), speaker: fc.option(fc.constantFrom('Ida Marsh', 'Ben <B> "T" & Co.', "O'Neil")), words: fc.array(fc.record({ text: wordText, lasts: fc.nat(900), pause: fc.nat(200) }), { minLength: 1, maxLength: 60 }) });
const transcript: fc.Arbitrary<Transcript> = fc.record({ title: fc.constantFrom('', 'Low & slow'), language: fc.constantFrom(null, 'en'), segments: fc.array(segment, { maxLength: 8 }) }).map(({ title, language, segments }) => {
  let at = 0;
  const timed = segments.map(({ gap, speaker, words: given }) => {
    at += gap;
    const words: Word[] = given.map(({ text, lasts, pause }) => {
      const word = { text, startMs: at + pause, endMs: at + pause + lasts };
      at = word.endMs;
      return word;
    });
    at += 1;
    return { startMs: words[0]!.startMs, endMs: at, speaker, text: words.map(({ text }) => text).join(' '), words };
  });
  return { title, language, durationMs: at + 10, segments: timed, chapters: [] };
});

describe('what is written is read again', () => {
  test('the same segments, speakers, words and times, without a line in the report', () => {
    fc.assert(fc.property(transcript, (given) => {
      const reading = read(writeTtml(given, { wordTimes: true }));
      expect(reading.segments.map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text }))).toEqual(given.segments.map(({ startMs, endMs, speaker, text }) => ({ startMs, endMs, speaker, text })));
      expect(reading).toMatchObject({ title: given.title || null, language: given.language, durationMs: given.segments.length === 0 && given.durationMs === null ? null : given.durationMs });
      expect(reading.segments.flatMap(({ words }) => words ?? [])).toEqual(given.segments.flatMap(({ words }) => words ?? []));
      if (given.segments.length > 0) expect(reading.report).toMatchObject({ repaired: [], rejected: [] });
    }));
  });
});

describe('hostile input of its own kind', () => {
  const MANY = 10_000_000;

  test.each([
    ['one line of letters', () => 'a'.repeat(MANY)],
    ['blank lines', () => '\n'.repeat(MANY)],
    ['a line of <', () => '<'.repeat(MANY)],
    ['a line of &', () => around(`<p begin="1s">${'&'.repeat(MANY / 20)}</p>`)],
    ['a line of entities', () => around(`<p begin="1s">${'&x;'.repeat(MANY / 30)}</p>`)],
    ['a line of bad references', () => around(`<p begin="1s">${'&#0;'.repeat(MANY / 4)}</p>`)],
    ['quotes', () => `<tt a="${'\''.repeat(MANY)}`],
    ['elements without end', () => around('<p>'.repeat(MANY / 3))],
    ['breaks', () => around(`<p begin="1s">${'<br/>'.repeat(MANY / 50)}word</p>`)],
    ['spans of a word', () => around(`<p begin="1s">${'<span begin="1s" end="2s">a</span> '.repeat(MANY / 200)}</p>`)],
    ['syllables of one word', () => around(`<p begin="1s">${'<span begin="1s" end="2s">a</span>'.repeat(MANY / 200)}</p>`)],
    ['paragraphs', () => around('<p begin="1s">a</p>'.repeat(MANY / 200))],
    ['comments that never end', () => '<!--'.repeat(MANY / 4)],
    ['attributes', () => `<tt ${Array.from({ length: MANY / 200 }, (_, index) => `a${index}="1" `).join('')}/>`],
  ])('up to ten million characters: %s', (_, make) => {
    const reading = read(make());
    expect(reading.segments.length + reading.report.rejected.length).toBeGreaterThan(0);
  });
});
