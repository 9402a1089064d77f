import fs from 'node:fs';
import path from 'node:path';
import { seeded } from '../edit/fixtures/anyOperation.ts';
import { FileContent } from './fileContent.ts';
import { formats } from './registry.ts';
import { complaints } from './testing/complaints.ts';
import { mutated } from './testing/mutated.ts';

const folder = path.join(import.meta.dirname, 'fixtures');
const fixtures = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => ({ format: path.relative(folder, entry.parentPath).split(path.sep)[0]!, bytes: new Uint8Array(fs.readFileSync(path.join(entry.parentPath, entry.name))) }))
  .sort((a, b) => (a.format < b.format ? -1 : 1));
const every = fixtures.map(({ bytes }) => bytes);

const readers = formats.filter((format) => format.read);
const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const MB = 1_000_000;

/** What stands in a file again and again, and how long that file is. The longest are what people's machines really make. */
const monotonous: readonly [string, string, number][] = [
  ['10 MB on a single line', 'so we went down to the harbour and ', 10 * MB],
  ['10 MB without a single space', 'm', 10 * MB],
  ['10 MB of blank lines', '\n', 10 * MB],
  ...['\r\n', '<', '>', '[', '{"a":', '"', '-->', '00:00:01.000 --> ', '&', '(', ' ', '\t', ':', '1:00 ', '\\', '<v A>', '<a><b>', '{\\', '00:01\n', 'A: ', '\0', '💬'].map((part): [string, string, number] => [`1 MB of ${JSON.stringify(part)}`, part, MB]),
];

describe.each(readers)('$name', (format) => {
  const own = fixtures.filter((fixture) => fixture.format === format.name).map(({ bytes }) => bytes);

  test.each(monotonous)('reads %s to its end, also in the middle of a file of its own', async (_, part, length) => {
    const endless = Buffer.from(part.repeat(Math.ceil(length / part.length)));
    const [sound] = own;
    const middle = sound ? Math.floor(sound.length / 2) : 0;
    for (const bytes of [endless, ...(sound ? [Buffer.concat([sound.subarray(0, middle), endless, sound.subarray(middle)])] : [])]) {
      const file = new FileContent(bytes);
      format.detect?.(file);
      expect(complaints(await format.read!(file, {}))).toEqual([]);
    }
  });

  test('reads whatever has become of a file, and keeps its promises', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const next = seeded(seed);
      const from = own.length > 0 && next() < 0.8 ? own : every;
      const bytes = mutated(from[Math.floor(next() * from.length)] ?? new Uint8Array(), every, next);
      const file = next() < 0.2 ? FileContent.ofText(latin1(bytes)) : new FileContent(bytes);
      format.detect?.(file);
      const found = complaints(await format.read!(file, { keepCues: next() < 0.3 }));
      if (found.length > 0) expect({ seed, found }).toEqual({ seed, found: [] });
    }
  });

  test('reads nothing, and says why', async () => {
    for (const file of [new FileContent(new Uint8Array()), FileContent.ofText(''), FileContent.ofText('\n')]) {
      const { report, segments, chapters } = await format.read!(file, {});
      expect({ read: report.read, segments, chapters }).toEqual({ read: 0, segments: [], chapters: [] });
      expect(report.rejected).not.toEqual([]);
    }
  });
});
