import fs from 'node:fs';
import path from 'node:path';
import type { Place } from './place.ts';
import type { Postmaster } from './postmaster.ts';

const DEAD_AFTER_MS = 15_000;

/** One process at a time may touch the lock files; the holder needs a second, so an older lock is a dead one's. */
export async function alone(place: Place, work: () => Promise<void>): Promise<void> {
  const lock = path.join(place.root, 'takeover.lock');
  try {
    const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DEAD_AFTER_MS) fs.rmSync(lock, { force: true });
    fs.closeSync(fs.openSync(lock, 'wx', 0o600));
  } catch {
    return; // somebody else is at it
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/**
 * The id in the lock files belongs to a stranger (or a zombie). Put ours there: PostgreSQL ignores its parent's, and keeps
 * checking the shared memory named in the file, which deleting the file would lose.
 */
export function disown(place: Place, stale: Postmaster): void {
  const files = [path.join(place.pgdata, 'postmaster.pid')];
  if (stale.socketDir) files.push(path.join(stale.socketDir, `.s.PGSQL.${stale.port}.lock`));
  for (const file of files) {
    try {
      const [, ...rest] = fs.readFileSync(file, 'utf8').split('\n');
      fs.writeFileSync(file, [process.pid, ...rest].join('\n'));
    } catch {
      // gone: fine
    }
  }
}
