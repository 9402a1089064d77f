import path from 'node:path';
import { Worker } from 'node:worker_threads';

const worker = path.join(import.meta.dirname, 'reader.mjs');
const typescript = path.join(import.meta.dirname, '../../support/typescript.js');
/** No file here is longer than 100 kB: what takes so long takes for ever. */
const HANGS_MS = 20_000;
const LOOK_MS = 500;

/**
 * Lets a reader of its own thread read the spoiled files of seeds 1 to `runs`; one that hangs is stopped and started again behind the
 * file it hung on.
 *
 * @returns {Promise<{ seed: number, what: string }[]>} failures, in order of their seeds
 */
export async function fuzzed(format, runs) {
  const failures = [];
  for (let seed = 1; seed <= runs; ) seed = await readFrom(seed, format, runs, failures);
  return failures;
}

/** Resolves to the seed to go on from. */
function readFrom(first, format, runs, failures) {
  const at = new Int32Array(new SharedArrayBuffer(4));
  const thread = new Worker(worker, { workerData: { format, first, runs, at }, execArgv: ['--import', typescript, '--disable-warning=ExperimentalWarning'] });
  return new Promise((resolve, reject) => {
    let since = performance.now();
    let seen = 0;
    const watch = setInterval(() => {
      const seed = Atomics.load(at, 0);
      if (seed !== seen) [seen, since] = [seed, performance.now()];
      else if (seed > 0 && performance.now() - since > HANGS_MS) {
        failures.push({ seed, what: `hangs (more than ${HANGS_MS / 1000} s)` });
        clearInterval(watch);
        resolve(thread.terminate().then(() => seed + 1));
      }
    }, LOOK_MS);
    thread.on('message', (failure) => failures.push(failure));
    thread.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    thread.on('exit', () => {
      clearInterval(watch);
      resolve(runs + 1);
    });
  });
}
