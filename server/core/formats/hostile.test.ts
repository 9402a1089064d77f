import { setFlagsFromString } from 'node:v8';
import { soundFiles, spoiled } from '../../../test/support/spoiled.ts';
import { FileContent } from './fileContent.ts';
import type { Format } from './format.ts';
import { formats } from './registry.ts';
import { complaints } from './testing/complaints.ts';

/**
 * In a process that has run for long and compiled a lot, V8 no longer optimises regular expressions. `x+` then keeps a record for
 * every character and throws after some millions (`xx*` does not). Readers must not depend on the age of the server.
 */
setFlagsFromString('--no-regexp-optimization');

const MB = 1_000_000;
const repeated = (part: string, length: number): Uint8Array => new Uint8Array(Buffer.from(part.repeat(Math.ceil(length / part.length))));

/** Files that machines really produce. */
const endless: readonly [string, string][] = [['10 MB on a single line', 'so we went down to the harbour and '], ['10 MB without a single space', 'm'], ['10 MB of blank lines', '\n']];
/** The building blocks of formats, repeated so often that a reader which looks back for each would never finish. */
const monotonous = ['\r\n', '<', '>', '[', '{"a":', '"', '-->', '00:00:01.000 --> ', '&', '(', ' ', '\t', ':', '1:00 ', '\\', '<v A>', '<a><b>', '{\\', '00:01\n', 'A: ', '\0', '💬'];
const ENOUGH = 0.3 * MB;

async function expectSound(format: Format, bytes: Uint8Array): Promise<void> {
  const file = new FileContent(bytes);
  format.detect?.(file);
  expect(complaints(await format.read!(file, {}))).toEqual([]);
}

describe.each(formats.filter((format) => format.read))('$name', (format) => {
  test.each(endless)('reads %s to the end', (_, part) => expectSound(format, repeated(part, 10 * MB)));

  test.each(monotonous.map((part) => [JSON.stringify(part), part] as const))('reads nothing but %s to the end, also in the middle of a file of its own', async (_, part) => {
    const many = repeated(part, ENOUGH);
    const sound = (await soundFiles(format))[0] ?? new Uint8Array();
    const middle = Math.floor(sound.length / 2);
    await expectSound(format, many);
    await expectSound(format, new Uint8Array(Buffer.concat([sound.subarray(0, middle), many, sound.subarray(middle)])));
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
