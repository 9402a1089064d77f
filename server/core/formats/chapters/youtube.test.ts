import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { toYoutube, youtube } from './youtube.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/youtube/${name}`, import.meta.url));
const read = (text: string) => youtube.read!(FileContent.ofText(text), {}) as TranscriptReading;
const detect = (text: string) => youtube.detect!(FileContent.ofText(text));
const pairs = (text: string) => read(text).chapters.map(({ startMs, title }) => [startMs / 1000, title]);

describe('chapters in a description', () => {
  test('are read in every form of line, and the words around them are left out, a stretch in one entry', () => {
    const text = fixture('description.txt').toString();
    expect(pairs(text)).toEqual([[0, 'The climb'], [135, 'Oil and wick'], [460, 'The gull'], [903, 'Fog, again'], [1_880, 'Night watch'], [3_723, 'Down the stairs']]);
    expect(read(text).report).toEqual({ read: 6, repaired: [], rejected: [{ line: 1, why: 'The lines up to 2 are not chapters.' }, { line: 11, why: 'The lines up to 12 are not chapters.' }] });
  });

  test('may end with their times, or stand in a row', () => {
    expect(pairs(fixture('title-first.txt').toString())).toEqual([[0, 'Opening'], [435, 'The loom'], [1_900, 'The press'], [4_530, 'The rest is noise']]);
    expect(pairs(fixture('one-line.txt').toString())).toEqual([[0, 'Intro'], [471, 'Knots'], [1_216, 'Splices']]);
  });

  test('are read from a list of one, and from one that goes backwards', () => {
    expect(pairs('0:00 All of it\r\n')).toEqual([[0, 'All of it']]);
    expect(read('7:51 B\r0:00 A\r').report.repaired).toEqual([{ line: 2, what: 'The chapters are not in order from here on; they were sorted.' }]);
    expect(pairs('7:51 B\r0:00 A\r')).toEqual([[0, 'A'], [471, 'B']]);
  });

  test('with times that no clock shows are left out', () => {
    expect(read('0:00 A\n1:75 B\n2:00 C').report).toMatchObject({ read: 2, rejected: [{ line: 2 }] });
  });

  test('are known by their list, not by times in prose or in speech', () => {
    for (const name of ['description.txt', 'title-first.txt', 'one-line.txt']) expect(detect(fixture(name).toString())).toMatch(/list of \d times/);
    for (const name of ['captions.txt', 'prose.txt']) expect(detect(fixture(name).toString())).toBeNull();
    for (const name of readdirSync(new URL('../fixtures/text/', import.meta.url))) expect([name, name.endsWith('.txt') ? detect(fixture(`../text/${name}`).toString()) : null]).toEqual([name, null]);
    expect(detect('0:00 Mara\n0:30 Jon\n1:10 Mara\n2:00 Jon\n2:50 Mara\n3:30 Jon\n')).toBeNull();
    expect(detect('0:00 Mara: Hello there\n0:30 Jon: Hello to you\n1:10 Mara: And good day\n2:00 Jon: Good day\n')).toBeNull();
    expect(detect(`${'Much is said here before the list comes. '.repeat(200)}\n0:00 A\n1:00 B\n2:00 C\n`)).toBeNull();
  });
});

describe('a written description', () => {
  test('has a line for every chapter that has a title', () => {
    const chapter = { url: 'https://a.example', imageUrl: null };
    expect(toYoutube({ chapters: [{ ...chapter, startMs: 3_723_999, title: 'B\nc' }, { ...chapter, startMs: 0, title: '– A' }, { ...chapter, startMs: 5, title: ' ' }] })).toBe('0:00 - – A\n1:02:03 B c\n');
  });

  test('returns titles and whole seconds', () => {
    const title = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('- 7:51 late', '7:51', ': |', '* a* b* c', ')', '1. One', 'Ends 7:51', '# Head', 'Links:', 'Transcript')).map((text) => text.replace(/\s+/gu, ' ').trim()).filter((text) => text !== '');
    fc.assert(fc.property(fc.array(fc.record({ startMs: fc.nat(2_147_483_647), title, url: fc.constant(null), imageUrl: fc.constant(null) }), { minLength: 2, maxLength: 12 }), (chapters) => {
      const returned = read(toYoutube({ chapters }));
      expect(returned.chapters).toEqual(chapters.toSorted((a, b) => a.startMs - b.startMs).map((chapter) => ({ ...chapter, startMs: Math.floor(chapter.startMs / 1000) * 1000 })));
      expect(returned.report.rejected).toEqual([]);
    }), { numRuns: 300 });
  });
});

describe('whatever the file holds', () => {
  test.each([['times on one line', '0:12 ', 1e7], ['times', '0:12\n', 1e6], ['chapters', '0:12 A\n', 1e6], ['brackets', '(', 1e7], ['blank lines', '\n', 1e7], ['bullets', '* ', 1e7]])('megabytes of %s are read or rejected', (_, unit, length) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    detect(text);
    const { report } = read(text);
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
  });
});
