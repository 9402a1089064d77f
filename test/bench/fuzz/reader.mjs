/** Reads the damaged files of a range of seeds with one reader; reports each seed before reading it, and every failure. Runs the sources, as the tests do. */
import { formats } from '../../../server/core/formats/registry.ts';
import { complaints } from '../../../server/core/formats/testing/complaints.ts';
import { soundFiles, spoiled } from '../../support/spoiled.ts';

const [name, first, runs] = process.argv.slice(2);
const format = formats.find((known) => known.name === name);
const own = await soundFiles(format);

for (let seed = Number(first); seed <= Number(runs); seed += 1) {
  process.send({ seed });
  try {
    const { file, options } = spoiled(own, seed);
    format.detect?.(file);
    const found = complaints(await format.read(file, options));
    if (found.length > 0) process.send({ seed, what: found.join('; ') });
  } catch (error) {
    process.send({ seed, what: `throws ${error instanceof Error ? error.message : String(error)}` });
  }
}
process.disconnect();
