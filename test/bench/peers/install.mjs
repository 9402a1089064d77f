/** Installs what is measured against, into this folder alone, where that was not done since its lock file last changed. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const here = import.meta.dirname;
const changed = (folder, file) => fs.statSync(path.join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** @param folder where a package.json with its lock file names them */
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

/** What a peer exports, whichever kind of module it is. */
export async function peer(name) {
  const loaded = await import(require.resolve(name));
  return loaded.default ?? loaded;
}
