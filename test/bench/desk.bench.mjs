/**
 * The desk in Chromium, compared with the two best-known transcript editors, with episodes of 1, 5 and 10 hours of speech.
 * STET_BENCH_HOURS=1 measures shorter episodes only.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { BESIDE, STET } from './desk/contenders.mjs';
import { markdown } from './desk/markdown.mjs';
import { measure } from './desk/measure.mjs';
import { speech } from './desk/speech.mjs';
import { startServer } from './feed/server.mjs';
import { installPeers } from './peers/install.mjs';

const HOURS = (process.env.STET_BENCH_HOURS ?? '1,5,10').split(',').map(Number);
const output = path.join(import.meta.dirname, '../output/desk.md');

/** Goals for the desk with five hours of speech; ten hours may take half as much again. */
const GOALS = { usableMs: 1_500, keyMs: 32, relabelMs: 100, undoMs: 100, dropped: 0, heapBytes: 150e6 };
const SAID = { usableMs: 'ms until it can be used', keyMs: 'ms from a key to its frame, 95 of 100', relabelMs: 'ms to relabel everywhere', undoMs: 'ms to undo that', dropped: 'frames left out while scrolling', heapBytes: 'MB of heap, the document in it' };
const scaled = (what, value) => (what === 'heapBytes' ? value / 1e6 : value);

function rowsOf(hours, ours, beside) {
  const grown = hours > 5 ? 1.5 : 1;
  const goals = Object.entries(GOALS).map(([what, most]) => ({
    what: `${hours} h: ${SAID[what]}`, ratio: scaled(what, ours?.[what] ?? NaN), goal: `≤ ${scaled(what, most * grown)}`, holds: ours !== null && ours[what] <= most * grown,
  }));
  const against = beside.flatMap(({ name, found }) => ['usableMs', 'keyMs'].map((what) => ({
    what: `${hours} h: ${name} / ours, ${SAID[what]}`, ratio: found && ours ? found[what] / ours[what] : NaN, goal: 'shown', holds: true,
  })));
  return [...goals, ...against];
}

export async function rows() {
  if (spawnSync(process.execPath, ['server/build.mjs'], { cwd: path.join(import.meta.dirname, '../..'), stdio: 'inherit' }).status !== 0) throw new Error('the admin was not built');
  installPeers(path.join(import.meta.dirname, 'desk/peers'));
  const { servePeers } = await import('./desk/peerPages.mjs');
  const where = { stet: await startServer(), peers: await servePeers() };
  try {
    const results = [];
    for (const hours of HOURS) {
      const spoken = speech(hours);
      const found = [];
      for (const contender of [STET, ...BESIDE]) found.push({ name: contender.name, found: await measure(contender, where, hours, spoken) });
      results.push({ hours, found });
    }
    fs.mkdirSync(path.dirname(output), { recursive: true });
    fs.writeFileSync(output, markdown(results));
    console.log(`${fs.readFileSync(output, 'utf8')}\nWritten to test/output/desk.md\n`);
    return results.flatMap(({ hours, found: [ours, ...beside] }) => rowsOf(hours, ours.found, beside));
  } finally {
    where.peers.stop();
    await where.stet.stop();
  }
}
