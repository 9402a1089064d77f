import { soundFiles, spoiled } from '../../../test/support/spoiled.ts';
import { FileContent } from './fileContent.ts';
import { formats } from './registry.ts';
import { complaints } from './testing/complaints.ts';

const MB = 1_000_000;

/** What stands in a file again and again, and how long that file is. */
const monotonous: readonly [string, string, number][] = [
  ['10 MB on a single line', 'so we went down to the harbour and ', 10 * MB],
  ['10 MB without a single space', 'm', 10 * MB],
  ['10 MB of blank lines', '\n', 10 * MB],
  ...['\r\n', '<', '>', '[', '{"a":', '"', '-->', '00:00:01.000 --> ', '&', '(', ' ', '\t', ':', '1:00 ', '\\', '<v A>', '<a><b>', '{\\', '00:01\n', 'A: ', '\0', '💬'].map((part): [string, string, number] => [`1 MB of ${JSON.stringify(part)}`, part, MB]),
];

describe.each(formats.filter((format) => format.read))('$name', (format) => {
  test.each(monotonous)('reads %s to its end, also in the middle of a file of its own', async (_, part, length) => {
    const endless = Buffer.from(part.repeat(Math.ceil(length / part.length)));
    const [sound] = await soundFiles(format);
    const middle = sound ? Math.floor(sound.length / 2) : 0;
    for (const bytes of [endless, ...(sound ? [Buffer.concat([sound.subarray(0, middle), endless, sound.subarray(middle)])] : [])]) {
      const file = new FileContent(bytes);
      format.detect?.(file);
      expect(complaints(await format.read!(file, {}))).toEqual([]);
    }
  });

  test('reads whatever has become of a file, and keeps its promises', async () => {
    const own = await soundFiles(format);
    for (let seed = 1; seed <= 200; seed++) {
      const { file, options } = spoiled(own, seed);
      format.detect?.(file);
      const found = complaints(await format.read!(file, options));
      if (found.length > 0) expect({ seed, found }).toEqual({ seed, found: [] });
    }
  });

  test('finds nothing in nothing, and says so', async () => {
    for (const file of [new FileContent(new Uint8Array()), FileContent.ofText(''), FileContent.ofText('\n')]) {
      const { report, segments, chapters } = await format.read!(file, {});
      expect({ read: report.read, segments, chapters }).toEqual({ read: 0, segments: [], chapters: [] });
      expect(report.rejected).not.toEqual([]);
    }
  });
});
