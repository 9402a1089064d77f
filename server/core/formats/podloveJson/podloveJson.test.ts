import { readFileSync } from 'node:fs';
import { FileContent } from '../fileContent.ts';
import { podloveJson } from './podloveJson.ts';
import { detectFormat } from '../readFile.ts';
import type { TranscriptReading } from '../reading.ts';
import { toStetJson } from '../stetJson/stetJson.ts';

const fixture = (name: string): Uint8Array => readFileSync(new URL(`../fixtures/podlove-json/${name}`, import.meta.url));
const read = (file: FileContent) => podloveJson.read!(file, {}) as TranscriptReading;

describe('Podlove JSON', () => {
  test.each([
    ['flat', 'an entry for every cue; voices, numbers for names, wrong ends, no text, no time', 'has entries with a start and a text, as Podlove writes them'],
    ['grouped', 'entries in groups of one voice', 'has groups of entries with a start and a text, as Podlove writes them'],
    ['player', 'the configuration of a player: contributors by their ids, chapters, clocks and seconds', 'has entries with a start and a text, as Podlove writes them'],
    ['older', 'under another name, speakers as objects, an entry without a time', 'has entries with a start and a text, as Podlove writes them'],
  ])('%s: %s', (name, _, reason) => {
    const file = new FileContent(fixture(`${name}.json`));
    expect(detectFormat(file)).toMatchObject({ format: { name: 'podlove-json' }, reason });
    expect(toStetJson(read(file))).toBe(new TextDecoder().decode(fixture(`${name}.reading.json`)));
  });

  test.each(['', '{}', '[]', '{"transcripts": 1}', '[{"items": [1]}]', '[{"items": {"length": 1}}, null, []]', '{"contributors": [null, {"id": {}}], "transcript": [{"speaker": {"__proto__": 1}}]}', 'WEBVTT'])('%j has nothing to read', (text) => {
    const file = FileContent.ofText(text);
    expect(podloveJson.detect!(file)).toBeNull();
    expect(read(file)).toMatchObject({ segments: [], report: { read: 0 } });
    expect(read(file).report.rejected).not.toEqual([]);
  });
});
