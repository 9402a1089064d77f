/** Ten thousand damaged files for every reader: none may throw, hang, or return an invalid reading. Failures name their seed. */
import { formats } from '../../dist/server/core/formats/registry.js';
import { fuzzed } from './fuzz/fuzzed.mjs';

const RUNS = 10_000;

export async function rows() {
  const results = [];
  for (const { name } of formats.filter(({ read }) => read)) {
    const failures = await fuzzed(name, RUNS);
    for (const { seed, what } of failures.slice(0, 5)) console.log(`      ${name}, seed ${seed}: ${what}`);
    results.push({ what: `read ${name}: failures in ${RUNS} spoiled files`, ratio: failures.length, goal: '= 0', holds: failures.length === 0 });
  }
  return results;
}
