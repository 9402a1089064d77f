import fs from 'node:fs';
import path from 'node:path';
import { seeded } from '../../server/core/edit/fixtures/anyOperation.ts';
import { FileContent } from '../../server/core/formats/fileContent.ts';
import type { Format } from '../../server/core/formats/format.ts';
import type { ReadOptions } from '../../server/core/formats/reading.ts';
import { ferry } from '../../server/core/formats/testing/ferry.ts';
import { tagBuilder } from '../../server/core/formats/testing/id3Tag.ts';
import { mp4With, textSample, utf8 } from '../../server/core/formats/testing/mp4File.ts';
import { mutated } from '../../server/core/formats/testing/mutated.ts';

const folder = path.join(import.meta.dirname, '../../server/core/formats/fixtures');

/** Every fixture, with its format, which is the name of its folder. */
const fixtures = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
  .sort()
  .map((file) => ({ format: file.split(path.sep)[0]!, bytes: new Uint8Array(fs.readFileSync(path.join(folder, file))) }));
const every = fixtures.map(({ bytes }) => bytes);

/** Audio files are built rather than stored. */
const built: Readonly<Record<string, () => Uint8Array>> = {
  id3: () => {
    const { tag, chapter, contents, title, link } = tagBuilder(4);
    return tag(contents('toc', ['a', 'b']), chapter('a', 0, title('Casting off')), chapter('b', 61_250, title('Tides 潮'), link('https://example.org/tides')));
  },
  mp4: () => mp4With([{ id: 2, samples: ['Casting off', 'Tides 潮', 'Fuel'].map((title) => textSample(utf8(title))), durations: [61_250, 5_000, 28_750] }]),
};

/** Intact files of a format: its fixtures, and what its own writer makes. */
export async function soundFiles({ name, write }: Format): Promise<Uint8Array[]> {
  const written = await write?.(ferry, { wordTimes: true });
  return [
    ...fixtures.filter(({ format }) => format === name).map(({ bytes }) => bytes),
    ...(written === undefined ? [] : [typeof written === 'string' ? new Uint8Array(Buffer.from(written)) : written]),
    ...(built[name] ? [built[name]()] : []),
  ];
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** The damaged file for a seed, usually made from one of the format's own, with options for reading it; sometimes it is given as text. */
export function spoiled(own: readonly Uint8Array[], seed: number): { file: FileContent; options: ReadOptions } {
  const next = seeded(seed);
  const from = own.length > 0 && next() < 0.8 ? own : every;
  const bytes = mutated(from[Math.floor(next() * from.length)]!, every, next);
  const file = next() < 0.2 ? FileContent.ofText(latin1(bytes)) : new FileContent(bytes);
  const kind = next() < 0.2 ? (next() < 0.5 ? 'transcript' : 'chapters') : undefined;
  return { file, options: { keepCues: next() < 0.3, strict: next() < 0.2, ...(kind && { kind }) } };
}
