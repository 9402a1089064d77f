/**
 * `npm run bench [suite …]`: speed as ratios within one run, never as absolute times.
 * A suite is a file `<name>.bench.mjs` that exports `rows(): { what, ratio, goal, holds }[]`, or a generator of such rows; it compares Stet with
 * a peer, or with itself at half the size. If it exports `needsPeers`, the packages in `peers/`, which nothing else needs, are installed first.
 * The table is printed and written to test/output/bench.json.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPeers } from './peers/install.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(path.dirname(here));
const known = fs.readdirSync(here).filter((file) => file.endsWith('.bench.mjs')).map((file) => file.replace('.bench.mjs', ''));
const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !known.includes(name));
if (strange.length) {
  console.error(`There is no suite ${strange.join(', ')}; there are ${known.join(', ')}.`);
  process.exit(1);
}
if (spawnSync(process.execPath, ['server/build.mjs', 'prisma client', 'server'], { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1);

const results = [];
for (const suite of wanted.length ? wanted : known) {
  const { rows, needsPeers } = await import(path.join(here, `${suite}.bench.mjs`));
  if (needsPeers) installPeers();
  for await (const row of await rows()) {
    results.push({ suite, ...row });
    console.log(`${row.holds ? ' ok ' : 'MISS'}  ${suite.padEnd(10)} ${row.what.padEnd(56)} ${row.ratio.toFixed(2).padStart(7)}  goal ${row.goal}`);
  }
}
fs.mkdirSync(path.join(root, 'test/output'), { recursive: true });
fs.writeFileSync(path.join(root, 'test/output/bench.json'), `${JSON.stringify(results, null, 2)}\n`);
process.exit(results.every(({ holds }) => holds) ? 0 : 1);
