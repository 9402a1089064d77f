import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { readVtt } from './read.ts';

const fixtures = ['strict/', 'loose/', 'written/'].flatMap((folder) => {
  const url = new URL(`../fixtures/vtt/${folder}`, import.meta.url);
  return readdirSync(url).filter((name) => name.endsWith('.vtt')).map((name) => readFileSync(new URL(name, url), 'utf8'));
});

const SIGNS = ['\n', '\n\n', '\r', ' ', '-->', '->', '<', '>', '</', '<v ', '<v>', '<c.estimated>', '<00:00:01.000>', '&', '&amp;', ':', '0', '99', 'NOTE', 'STYLE', '1-1\n', '\0', '\ufeff', 'é', '\ud83d'];
/** A cut, a repetition or a stray character anywhere in a file. */
const change = fc.record({ at: fc.nat(10_000), length: fc.nat(40), sign: fc.option(fc.constantFrom(...SIGNS)), repeat: fc.boolean() });
const mutated = fc.tuple(fc.constantFrom(...fixtures), fc.array(change, { maxLength: 12 })).map(([file, changes]) =>
  changes.reduce((text, { at, length, sign, repeat }) => {
    const from = at % (text.length + 1);
    const part = text.slice(from, from + length);
    return `${text.slice(0, from)}${repeat ? part + part : ''}${sign ?? ''}${text.slice(from + length)}`;
  }, file));

test('a broken file is read as far as it goes: no throw, sound times, and nothing unsaid where nothing was read', () => {
  fc.assert(fc.property(mutated, fc.boolean(), fc.boolean(), (text, strict, keepCues) => {
    const { segments, report } = readVtt(text, { strict, keepCues });
    if (report.read === 0) expect(report.rejected).not.toEqual([]);
    for (const { startMs, endMs, text: words } of segments) {
      expect(words.trim()).not.toBe('');
      expect(endMs === null || endMs >= startMs!).toBe(true);
    }
  }), { numRuns: 1_000 });
});

const inCue = (text: string): string => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${text}`;

function readAll(text: string, length: number): void {
  const long = text.repeat(Math.ceil(length / text.length));
  for (const file of [`WEBVTT\n\n${long}`, inCue(long)]) for (const strict of [false, true]) expect(readVtt(file, { strict }).report.read).toBeGreaterThanOrEqual(0);
}

describe('ten megabytes of one thing are read to their end', () => {
  test.each([['one line', 'x'], ['blank lines', '\n'], ['spaces', ' '], ['"<"', '<'], ['"&"', '&'], ['arrows', '-->'], ['digits', '1'], ['colons', ':'], ['one label', 'Mara:']])('%s', (_, text) => {
    readAll(text, 10_000_000);
  });
});

describe('a megabyte of one thing is read to its end', () => {
  test.each([
    ['lines of white space', '  \n'], ['open tags', '<i>'], ['nested voices', '<v A>'], ['tags of other kinds', '<a >'], ['references', '&amp;'], ['lines of arrows', '-->\n'], ['lines of numbers', '12\n'],
    ['times', '00:00:01.000 --> 00:00:02.000\n'], ['half times', '00:00:01 -->\n'], ['labels', 'Mara: x\n'], ['notes', 'NOTE\n\n'], ['styles', 'STYLE\n\n'], ['times between words', '<00:00:01.500> '], ['NUL', '\0'], ['carriage returns', '\r'],
  ])('%s', (_, text) => {
    readAll(text, 1_000_000);
  });
});

test('a time between words that no recording reaches is left out, also where the cue has no end', () => {
  const { segments, report } = readVtt('WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nWe <9999:00:00.000>cross\n', {});
  expect(segments.flatMap(({ words }) => words ?? []).filter(({ startMs, endMs }) => Math.max(startMs, endMs) > 2_147_483_647)).toEqual([]);
  expect(report.rejected).toEqual([{ line: 3, why: expect.stringMatching(/time between words/) }]);
});
