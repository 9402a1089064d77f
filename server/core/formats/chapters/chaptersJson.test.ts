import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { chaptersJson, toChaptersJson } from './chaptersJson.ts';
import { FileContent } from '../fileContent.ts';
import { detectFormat } from '../readFile.ts';
import type { TranscriptReading } from '../reading.ts';
import { toStetJson } from '../stetJson/stetJson.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/chapters-json/${name}`, import.meta.url));
const read = (file: FileContent) => chaptersJson.read!(file, {}) as TranscriptReading;

describe('chapters JSON', () => {
  test.each([
    ['complete', 'every member of 1.2, silent chapters, times as texts and clocks, wrong and missing ones, out of order', 'has chapters with a start'],
    ['player', 'the list that Podlove\'s player has, with a comma too many', 'is a list of chapters with a start and a title'],
  ])('%s: %s', (name, _, reason) => {
    const file = new FileContent(fixture(`${name}.json`));
    expect(detectFormat(file)).toMatchObject({ format: { name: 'chapters-json' }, reason });
    expect(toStetJson(read(file))).toBe(new TextDecoder().decode(fixture(`${name}.reading.json`)));
  });

  test('reads back what it wrote', () => {
    const chapter = fc.record({ startMs: fc.nat(2_147_483_647), title: fc.stringMatching(/^[!-~]{1,9}( [!-~]{1,9}){0,3}$/), url: fc.constantFrom(null, 'https://example.org/a?b=1&c', 'mailto:x'), imageUrl: fc.constantFrom(null, 'https://example.org/a?b=1&c', 'mailto:x') });
    fc.assert(fc.property(fc.array(chapter, { minLength: 1 }), (chapters) => {
      const reading = read(FileContent.ofText(toChaptersJson({ title: 'Ferry', chapters })));
      expect(reading).toMatchObject({ title: 'Ferry', chapters: chapters.toSorted((a, b) => a.startMs - b.startMs), report: { repaired: [], rejected: [] } });
    }));
  });

  test.each(['', '{}', '{"chapters": []}', '{"chapters": {"length": 2}}', '[]', '[{"start": 1, "text": "a"}]', '{"segments": [], "chapters": [{"startTime": 1, "title": "a"}]}', 'WEBVTT'])('%j is none', (text) => {
    expect(chaptersJson.detect!(FileContent.ofText(text))).toBeNull();
  });
});
