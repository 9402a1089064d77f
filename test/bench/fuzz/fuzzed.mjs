import { fork } from 'node:child_process';
import path from 'node:path';

const reader = path.join(import.meta.dirname, 'reader.mjs');
const typescript = path.join(import.meta.dirname, '../../support/typescript.js');
/** No file is longer than 100 kB, so a reader that takes this long hangs. */
const HANGS_MS = 20_000;

/**
 * Runs a reader in a process of its own on the damaged files of seeds 1 to `runs`. If it hangs or dies, it is restarted after the file that
 * caused that.
 *
 * @returns {Promise<{ seed: number, what: string }[]>} failures, in order of their seeds
 */
export async function fuzzed(format, runs) {
  const failures = [];
  for (let seed = 1; seed <= runs; ) seed = await readFrom(seed, format, runs, failures);
  return failures;
}

/** Resolves to the seed to continue from. */
function readFrom(first, format, runs, failures) {
  const child = fork(reader, [format, String(first), String(runs)], { execArgv: ['--import', typescript, '--disable-warning=ExperimentalWarning'] });
  let reading = first;
  let watch;
  const hangs = () => {
    failures.push({ seed: reading, what: `hangs (more than ${HANGS_MS / 1000} s)` });
    child.kill('SIGKILL');
  };
  child.on('message', ({ seed, what }) => {
    clearTimeout(watch);
    watch = setTimeout(hangs, HANGS_MS);
    reading = seed;
    if (what !== undefined) failures.push({ seed, what });
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(watch);
      if (code === 0) resolve(runs + 1);
      else if (watch === undefined) reject(new Error(`The reader of ${format} could not be started (exit ${code}).`));
      else {
        if (signal !== 'SIGKILL') failures.push({ seed: reading, what: `ends the process (${signal ?? `exit ${code}`})` });
        resolve(reading + 1);
      }
    });
  });
}
