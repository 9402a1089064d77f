import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { representable } from '../../feed/escape.ts';
import { FileContent } from '../fileContent.ts';
import type { TranscriptReading } from '../reading.ts';
import { psc, toPsc } from './psc.ts';
import { pscStart } from './pscStart.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/psc/${name}`, import.meta.url));
const detect = (text: string) => psc.detect!(FileContent.ofText(text));
const read = (text: string) => psc.read!(FileContent.ofText(text), {}) as TranscriptReading;

describe('Podlove Simple Chapters', () => {
  test('are read with their links and pictures, to the millisecond, and written back as they were', () => {
    const own = fixture('own.psc').toString();
    const { chapters, report } = read(own);
    expect(chapters).toEqual([
      { startMs: 0, title: 'Casting off', url: null, imageUrl: null },
      { startMs: 471_250, title: 'Fuel & tides <both>', url: 'https://ferry.example/tides?a=1&b=2', imageUrl: 'https://ferry.example/tides.png' },
      { startMs: 360_003_004, title: '“Last” orders', url: null, imageUrl: null },
    ]);
    expect(report).toEqual({ read: 3, repaired: [], rejected: [] });
    expect(toPsc({ chapters })).toBe(own);
  });

  describe('in a feed', () => {
    const { chapters, report } = read(fixture('feed.xml').toString());

    test('are those of the first episode, whatever the prefix, in order, and no entity of a DOCTYPE is expanded', () => {
      expect(chapters.map(({ startMs, title, url }) => [startMs, title, url])).toEqual([
        [0, 'Mud', null], [60_000, '', null], [75_000, 'Worms &boats; more', null], [75_500, 'Spades', 'https://harbour.example/spades'], [123_124, 'Rain', null],
      ]);
    });

    test('are reported where something was repaired or left out', () => {
      expect(report.rejected.map(({ line, why }) => [line, why.slice(0, 38)])).toEqual([
        [16, 'The chapter has no start.'], [17, 'The chapter\'s start is not a time, or '], [18, 'The chapter\'s start is not a time, or '], [23, 'The chapter is in a second list, which'],
      ]);
      expect(report.repaired.map(({ line, what }) => [line, what.slice(0, 30)])).toEqual([
        [12, 'The XML is not well-formed her'], [19, 'The chapter has no title.'], [19, 'The chapters are not in order '],
      ]);
    });
  });

  test('are read from a fragment without a namespace that breaks off', () => {
    const { chapters, report } = read(fixture('bare.psc').toString());
    expect(chapters.map(({ startMs, title }) => [startMs, title])).toEqual([[0, 'Salt & sand'], [300_000, 'Wind']]);
    expect(report.repaired.length).toBeGreaterThan(0);
  });

  test.each([
    ['00:07:51.250', 471_250], ['7:51', 471_000], ['75:30', 4_530_000], ['471', 471_000], ['471.25', 471_250], ['471.2506', 471_251], ['npt:12.5', 12_500], ['NPT=1:00:00.5', 3_600_500], ['12s', 12_000], ['1:02:03,5', 3_723_500],
    ['', null], ['now', null], ['1:75', null], ['1:75:00', null], ['-1', null], ['596:31:24', null],
  ])('a start of %j is %j ms', (text, ms) => expect(pscStart(text)).toBe(ms));

  test('are known by their namespace', () => {
    expect(detect(fixture('own.psc').toString())).toMatch(/namespace/);
    expect(detect(fixture('feed.xml').toString())).toMatch(/namespace/);
    expect(detect(fixture('bare.psc').toString())).toMatch(/psc:chapters/);
    expect(detect('<rss xmlns:psc="http://podlove.org/simple-chapters"><channel/></rss>')).toBeNull();
    expect(detect('The namespace is http://podlove.org/simple-chapters, <chapter>')).toBeNull();
  });

  test('return as they were written, whatever the titles and addresses hold', () => {
    const text = fc.oneof(fc.constantFrom('"', '\'', '<!--', ']]>', '&amp;', '&#10;', 'a\n\tb', '</psc:chapters>'), fc.string({ unit: 'binary' })).map((title) => representable(title).trim());
    const url = fc.option(text.filter((value) => value !== ''), { nil: null });
    const chapter = fc.record({ startMs: fc.nat(2_147_483_647), title: text, url, imageUrl: url });
    fc.assert(fc.property(fc.array(chapter, { maxLength: 12 }), (chapters) => {
      const returned = read(toPsc({ chapters }));
      expect(returned.chapters).toEqual(chapters.toSorted((a, b) => a.startMs - b.startMs));
    }), { numRuns: 300 });
  });

  test.each([['tags never closed', '<a>', 1e7], ['angles', '<', 1e7], ['ampersands', '&', 1e6], ['blank lines', '\n', 1e7], ['chapters', '<psc:chapter start="0" title="x"/>', 1e6]])('megabytes of %s are read or rejected', (_, unit, length) => {
    const { report } = read(`<psc:chapters>${unit.repeat(Math.ceil(length / unit.length))}`);
    expect(report.read + report.rejected.length).toBeGreaterThan(0);
  });
});
