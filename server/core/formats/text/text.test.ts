import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { formatTimestamp } from '../../time/timestamp.ts';
import { FileContent } from '../fileContent.ts';
import type { ReadOptions, TranscriptReading } from '../reading.ts';
import { text, toText } from './text.ts';
import { ferry } from '../testing/ferry.ts';
import type { TranscriptSegment } from '../transcript.ts';

const folder = new URL('../fixtures/text/', import.meta.url);
const fixture = (name: string): Buffer => readFileSync(new URL(name, folder));
const names = readdirSync(folder).filter((name) => name.endsWith('.txt')).map((name) => name.replace('.txt', ''));
const read = (source: string, options: ReadOptions = {}) => text.read!(FileContent.ofText(source), options) as TranscriptReading;
const turns = (source: string) => read(source).segments.map(({ startMs, speaker, text: said }) => [startMs, speaker, said]);
const transcript = (segments: Partial<TranscriptSegment>[], title = '') =>
  ({ title, language: null, durationMs: null, chapters: [], segments: segments.map((parts) => ({ startMs: null, endMs: null, speaker: null, text: '', ...parts })) });

/** Who says which words, and when; a continuation without a time of its own is joined to what precedes it. */
const flat = (segments: readonly TranscriptSegment[]): string[] => {
  const list: string[] = [];
  let before: string | null | undefined;
  for (const { speaker: who, startMs, text: words } of segments) {
    if (words.trim() === '') continue;
    const name = who === null ? null : who.replace(/\s+/gu, ' ').trim() || null;
    if (startMs !== null || name !== before) list.push(`${name} at ${startMs === null ? 'no time' : formatTimestamp(startMs)}`);
    before = name;
    list.push(...words.trim().split(/\s+/u));
  }
  return list;
};

describe('plain text in the forms that people export and publish', () => {
  test.each(names)('%s is read as its golden file says', (name) => {
    const file = new FileContent(fixture(`${name}.txt`));
    const { title, segments, chapters, report } = text.read!(file, { keepCues: true }) as TranscriptReading;
    expect({
      detected: text.detect!(file), title, ...report,
      segments: segments.map(({ startMs, endMs, speaker, text: said }) => [startMs, endMs, speaker, said]),
      chapters: chapters.map(({ startMs, title: called }) => [startMs, called]),
    }).toEqual(JSON.parse(fixture(`${name}.reading.json`).toString()));
  });

  test('pieces of sentences are captions, and make paragraphs unless they are to be kept', () => {
    expect(read(fixture('youtube-one-line.txt').toString()).segments.length).toBeLessThan(4);
    expect(read(fixture('youtube-one-line.txt').toString(), { keepCues: true }).segments).toHaveLength(4);
  });
});

describe('what is no header', () => {
  test.each([
    ['a sentence before a colon', 'Mara: Hello.\nJon: Hi.\nMara: So I said: no.\nAnd I went on: no, no.\nJon: Well.', [[null, 'Mara', 'Hello.'], [null, 'Jon', 'Hi.'], [null, 'Mara', 'So I said: no.\n\nAnd I went on: no, no.'], [null, 'Jon', 'Well.']]],
    ['a note inside a turn', 'Mara (0:01)\nNote: this.\nJon (0:05)\nMara: she said that.\nMara (0:07)\nYes.', [[1_000, 'Mara', 'Note: this.'], [5_000, 'Jon', 'Mara: she said that.'], [7_000, 'Mara', 'Yes.']]],
    ['a clock in a turn with times before the names', '[0:01] Mara: We left.\n7:15 was the time.\n[0:09] Jon: It was.', [[1_000, 'Mara', 'We left.\n\n7:15 was the time.'], [9_000, 'Jon', 'It was.']]],
    ['notes in an article', 'Note: one.\nMuch text stands here.\nAnd more of it.\nNote: two.\nThe end.', [[null, null, 'Note: one.'], [null, null, 'Much text stands here.'], [null, null, 'And more of it.'], [null, null, 'Note: two.'], [null, null, 'The end.']]],
    ['verses and ratios', 'Psalm 23:1 is short.\nThe ratio is 16:9.\nIt is 12:30.', [[null, null, 'Psalm 23:1 is short.'], [null, null, 'The ratio is 16:9.'], [null, null, 'It is 12:30.']]],
  ])('%s', (_, source, expected) => expect(turns(source)).toEqual(expected));

  test('and a file without turns says so, or that it is empty', () => {
    expect(read('One.\n\nTwo.').report).toMatchObject({ read: 2, repaired: [{ line: 1 }] });
    expect(read(' \n\n').report).toEqual({ read: 0, repaired: [], rejected: [{ line: 1, why: 'The file contains no words.' }] });
  });

  test('a time past what can be held is left out with its line', () => {
    expect(read('Mara (999:59:59)\nOne.\n\nMara (0:01)\nTwo.').report).toMatchObject({ read: 2, rejected: [{ line: 1, why: 'The time is too late to be stored; the turn has none.' }] });
  });
});

describe('text is known', () => {
  test.each(['', ' \n', '{"a": 1}', '[{"a": 1}]', '[]', '<p>x</p>', 'ID3\u0003\u0000\u0000\u0000\u0000'])('last, and not at all in %j', (source) => expect(text.detect!(FileContent.ofText(source))).toBeNull());
});

describe('written text', () => {
  test('has no marks where it needs none, and returns what it was written from', () => {
    const golden = readFileSync(new URL('../references/ferry.txt', import.meta.url), 'utf8');
    expect(toText(ferry)).toBe(golden);
    expect(toText({ ...ferry, ...read(golden), title: read(golden).title! })).toBe(golden);
    expect(toText(transcript([{ speaker: 'Mara', text: 'Hello.' }, { speaker: 'Mara', text: 'Hello?' }, { speaker: 'Jon', text: 'Hi.' }, { speaker: 'Mara', text: 'So.' }], 'Two'))).toBe('Two\n\nMara:\nHello.\n\nHello?\n\nJon:\nHi.\n\nMara:\nSo.\n');
    expect(toText(transcript([{ text: 'One.' }, { text: 'Two.' }], 'Three'))).toBe('Three\n\nOne.\n\nTwo.\n');
  });

  test('marks words that could be a header, and names that do not look like one', () => {
    expect(toText(transcript([{ startMs: 0, speaker: 'Mara', text: 'Jon (0:05)' }, { startMs: 9_000, speaker: 'who? me!', text: '\\Note: x' }, { text: 'So.' }])))
      .toBe('Mara (0:00)\n\\Jon (0:05)\n\n“who? me!” (0:09)\n\\\\Note: x\n\n(no time)\nSo.\n');
  });

  const word = fc.oneof(
    fc.constantFrom('Note:', 'Mara', 'Quill', '(0:12)', '0:12', '[0:12]', '—', '\\', '\\\\Note:', '**Jon:**', '#', '*', 'Transcribed by https://otter.ai', '“Jon” (0:01)', '(no time)', 'Transcript', 'Links:', 'so', 'Ó', '🛟', '\u202e', '0:00 Intro'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const said = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '\n', '\n\n', '\t', '\r\n', '\u2028')), { maxLength: 8 }).map((parts) => parts.flat().join(''));
  const speaker = fc.oneof(fc.constantFrom(null, 'Mara Quill', 'Jon', 'Óscar <Ó> Vane', 'user_12', '“Jon”', 'A (b)', 'Jon:', '0:12', '\\x', 'no one at all, I think. No!', 'Note', 'a” (0:12)', '[Music]', '**'), fc.string({ unit: 'binary', maxLength: 12 }));
  const time = fc.option(fc.nat(2_147_483_647), { nil: null });

  test('returns who says which words, and whole seconds', () => {
    fc.assert(fc.property(fc.array(fc.record({ startMs: time, endMs: fc.constant(null), speaker, text: said }), { minLength: 1, maxLength: 8 }), fc.oneof(fc.constant(''), said), (segments, title) => {
      fc.pre(segments.some(({ text: words }) => words.trim() !== ''));
      const returned = read(toText({ title, language: null, durationMs: null, segments, chapters: [] }));
      expect(flat(returned.segments)).toEqual(flat(segments));
    }), { numRuns: 1_000 });
  });
});

describe('whatever the file holds', () => {
  test.each([['times', '0:12 '], ['open brackets', '('], ['square brackets', '['], ['stars', '*'], ['colons', ':'], ['quotes', '“'], ['tabs', '0:12\t'], ['digits', '1']])('ten megabytes of %s on one line are read or rejected', (_, unit) => {
    const { report } = read(unit.repeat(Math.ceil(1e7 / unit.length)));
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
  });

  test.each([['times', '0:12\n'], ['names', 'Mara:\n'], ['turns', 'Mara (0:12)\nYes.\n'], ['backslashes', '\\\n'], ['chapters', '0:12 Mara\n']])('a hundred thousand lines of %s are read or rejected', (_, unit) => {
    const { report } = read(unit.repeat(100_000));
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
  });
});
