/** Reads the spoiled files of a range of seeds with one reader, and tells of each that it failed on. Runs the sources, as the tests do. */
import { parentPort, workerData } from 'node:worker_threads';
import { formats } from '../../../server/core/formats/registry.ts';
import { complaints } from '../../../server/core/formats/testing/complaints.ts';
import { soundFiles, spoiled } from '../../support/spoiled.ts';

const { format: name, first, runs, at } = workerData;
const format = formats.find((known) => known.name === name);
const own = await soundFiles(format);

const tell = parentPort.postMessage.bind(parentPort);

for (let seed = first; seed <= runs; seed += 1) {
  Atomics.store(at, 0, seed);
  try {
    const { file, options } = spoiled(own, seed);
    format.detect?.(file);
    const found = complaints(await format.read(file, options));
    if (found.length > 0) tell({ seed, what: found.join('; ') });
  } catch (error) {
    tell({ seed, what: `throws ${error instanceof Error ? error.message : String(error)}` });
  }
}
