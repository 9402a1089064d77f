import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { mp4chaps, toMp4chaps } from './mp4chaps.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const read = (text: string) => mp4chaps.read!(FileContent.ofText(text), {}) as TranscriptReading;
const detect = (text: string) => mp4chaps.detect!(FileContent.ofText(text));

describe('lists of mp4chaps', () => {
  test('are read with their addresses, to the millisecond, and written back as they were', () => {
    const own = fixture('mp4chaps/own.txt').toString();
    const { chapters, report } = read(own);
    expect(chapters).toEqual([
      { startMs: 0, title: 'Casting off', url: null, imageUrl: null },
      { startMs: 471_250, title: 'Fuel & tides', url: 'https://ferry.example/tides?a=1&b=2', imageUrl: null },
      { startMs: 3_723_004, title: 'A title with <angles>', url: null, imageUrl: null },
      { startMs: 4_200_000, title: 'See <https://ferry.example>', url: null, imageUrl: null },
    ]);
    expect(report).toEqual({ read: 4, repaired: [], rejected: [] });
    expect(toMp4chaps({ chapters })).toBe(own);
  });

  test('may have comments, the length of the recording, short and long fractions, and lines that are no chapters', () => {
    const { chapters, durationMs, report } = read(fixture('mp4chaps/loose.txt').toString());
    expect(durationMs).toBe(2_710_500);
    expect(chapters.map(({ startMs, title, url }) => [startMs, title, url])).toEqual([
      [0, 'Mud', null], [120_123, 'Rain', null], [200_500, 'Worms', null], [720_250, 'Spades', 'https://harbour.example/spades'],
    ]);
    expect(report.repaired.map(({ line }) => line)).toEqual([9]);
    expect(report.rejected).toEqual([{ line: 7, why: 'The line does not begin with a time like 00:01:02.003 (3 times, to line 10).' }]);
  });

  test('are known by a clock with a fraction on every line, unless the lines are speech', () => {
    expect(detect(fixture('mp4chaps/own.txt').toString())).toMatch(/clock/);
    expect(detect('00:00:00.000 Mud\nand more\n')).toBeNull();
    expect(detect('00:00:00 Mud\n00:01:00 Worms\n')).toBeNull();
    expect(detect('00:00:00.000 so we went down to the sea\n00:00:02.100 and there was the gull\n00:00:04.500 and it said nothing\n')).toBeNull();
    expect(detect('')).toBeNull();
  });

  test('return as they were written, but for pictures and white space', () => {
    const title = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '<>', 'x <>', '<https://a.example>', 'x <a:> <b:>', '0:10 late', '# no comment', 'a\nb\u2028c'));
    const url = fc.option(fc.constantFrom('https://a.example/?q=1', 'https://a.example/a%3Eb', 'mailto:a@b.example'), { nil: null });
    fc.assert(fc.property(fc.array(fc.record({ startMs: fc.nat(2_147_483_647), title, url, imageUrl: fc.constant(null) }), { maxLength: 12 }), (chapters) => {
      const returned = read(toMp4chaps({ chapters }));
      expect(returned.chapters).toEqual(chapters.map((chapter) => ({ ...chapter, title: chapter.title.replace(/\s+/gu, ' ').trim() })).sort((a, b) => a.startMs - b.startMs));
      expect(returned.report.repaired).toEqual([]);
    }), { numRuns: 300 });
  });

  test('have an address with what would end it encoded, and none that has no scheme', () => {
    const chapter = { startMs: 0, title: 'A', imageUrl: null };
    expect(toMp4chaps({ chapters: [{ ...chapter, url: 'https://a.example/a> <b\nc' }] })).toBe('00:00:00.000 A <https://a.example/a%3E%20%3Cb%0Ac>\n');
    expect(toMp4chaps({ chapters: [{ ...chapter, url: 'here' }] })).toBe('00:00:00.000 A\n');
  });

  test.each([['angles', '<', 1e7], ['blank lines', '\n', 1e7], ['times', '00:00:00.000 ', 1e7], ['chapters', '00:00:00.000 <\n', 1e6]])('megabytes of %s are read or rejected', (_, unit, length) => {
    const { report } = read(unit.repeat(Math.ceil(length / unit.length)));
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
  });
});
