import { readdirSync, readFileSync } from 'node:fs';
import { trackCues } from '../testing/trackCues.ts';
import { parseVtt } from './parseVtt.ts';
import { regionsOf } from '../testing/trackSettings.ts';

const folder = new URL('../fixtures/vtt/strict/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const chromium = JSON.parse(fixture('chromium.json')) as Record<string, { cues: unknown[] }>;
const regions = (name: string) => regionsOf(parseVtt(fixture(name), { strict: true }));
const names = readdirSync(folder).filter((name) => name.endsWith('.vtt')).sort();

describe('the standard\'s parsing algorithm gives the cues that Chromium gives', () => {
  test.each(names)('%s', (name) => {
    expect(trackCues(fixture(name))).toEqual(chromium[name]!.cues);
  });

  test('every file that was recorded is here', () => {
    expect(names).toEqual(Object.keys(chromium).sort());
  });
});

describe('what is no cue', () => {
  test('notes, styles and regions are kept, each before its cue', () => {
    expect(parseVtt(fixture('notes.vtt'), { strict: true }).blocks).toEqual([
      { kind: 'note', text: '', line: 3, before: 0 },
      { kind: 'note', text: 'one line', line: 5, before: 0 },
      { kind: 'note', text: 'several\nlines', line: 7, before: 0 },
      { kind: 'note', text: 'with a tab', line: 18, before: 1 },
      { kind: 'note', text: 'the end', line: 29, before: 3 },
    ]);
    expect(parseVtt(fixture('styles.vtt'), { strict: true }).blocks).toEqual([
      { kind: 'style', text: '::cue(.bell) { color: gold }\n/*\nNOTE no note\n00:00:05.000 -- > 00:00:07.500\n*/', line: 3, before: 0 },
      { kind: 'style', text: '::cue { background: navy }', line: 10, before: 0 },
    ]);
  });

  test('the header is kept, with the line break after WEBVTT where only later lines say something', () => {
    expect(parseVtt(fixture('header-title.vtt'), { strict: true }).header).toBe('- The last ferry\nKind: captions\nLanguage: en');
    expect(parseVtt(fixture('header-garbage.vtt'), { strict: true }).header).toBe('\nropes and lamps');
  });

  test('regions have the values of the standard, and its defaults for what is none', () => {
    expect(regions('region-lines.vtt').map(({ lines }) => lines)).toEqual([3, 0, 1, 12, 4_294_967_296, 3, 3, 3, 5]);
    expect(regions('region-width.vtt').map(({ width }) => width)).toEqual([100, 0, 33.3, 100, 100, 100, 100]);
    expect(regions('region-scroll.vtt').map(({ scroll }) => scroll)).toEqual(['', 'up', '', 'up', '', '']);
    expect(regions('region-anchor.vtt').map(({ regionAnchorX, regionAnchorY }) => [regionAnchorX, regionAnchorY]))
      .toEqual([[0, 100], [0, 0], [25, 75], [100, 100], [0, 100], [0, 100], [0, 100], [0, 100], [0, 100], [0, 100]]);
    expect(regions('region-viewport-anchor.vtt').slice(1, 3).map(({ viewportAnchorX, viewportAnchorY }) => [viewportAnchorX, viewportAnchorY])).toEqual([[0, 0], [25, 75]]);
    expect(regions('region-identifiers.vtt').map(({ id }) => id)).toEqual(['quay', 'id']);
  });

  test('what browsers drop without a word is told with its line', () => {
    expect(parseVtt(fixture('styles.vtt'), { strict: true }).rejected).toEqual([{ line: 13, why: 'Lines that do not belong to any cue are left out (3 times, to line 22).' }]);
    expect(parseVtt(fixture('times-garbage.vtt'), { strict: true }).rejected).toEqual([expect.objectContaining({ line: 3, why: expect.stringContaining('(9 times, to line 30)') })]);
    expect(parseVtt(fixture('signature-small.vtt'), { strict: true }).rejected).toEqual([{ line: 1, why: 'The file does not begin with WEBVTT.' }]);
  });
});
