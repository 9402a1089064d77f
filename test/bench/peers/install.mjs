/** Installs the packages to compare with, only into this folder, and only if its lock file has changed since the last time. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const here = import.meta.dirname;
const changed = (folder, file) => fs.statSync(path.join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param folder the one with their package.json and lock file */
export function installPeers(folder = here) {
  if (changed(folder, 'node_modules/.package-lock.json') >= changed(folder, 'package-lock.json')) return;
  console.error('Installing the peers to measure against…');
  const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--loglevel=error'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error || status !== 0) {
    console.error(`The peers could not be installed${error ? `: ${error.message}` : ''}. Without them: npm run bench notes fuzz`);
    process.exit(1);
  }
}

const require = createRequire(import.meta.url);

/** The exports of a peer, whether it is an ES module or CommonJS. */
export async function peer(name) {
  const loaded = await import(require.resolve(name));
  return loaded.default ?? loaded;
}
