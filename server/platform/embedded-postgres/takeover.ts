import fs from 'node:fs';
import path from 'node:path';
import type { Place } from './place.ts';
import type { Postmaster } from './postmaster.ts';

const DEAD_AFTER_MS = 15_000;

/** Only one process at a time may touch the lock files. That takes about a second, so a much older lock belongs to a dead process. */
export async function alone(place: Place, work: () => Promise<void>): Promise<void> {
  const lock = path.join(place.root, 'takeover.lock');
  try {
    const age = Date.now() - (fs.statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > DEAD_AFTER_MS) fs.rmSync(lock, { force: true });
    fs.closeSync(fs.openSync(lock, 'wx', 0o600));
  } catch {
    return; // another process is doing it
  }
  try {
    await work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

/**
 * The id in the lock files belongs to an unrelated process (or a zombie). Replaces it by ours: PostgreSQL ignores its parent's id,
 * and still checks the shared memory named in the file, which would be lost if the file were deleted.
 */
export function disown(place: Place, stale: Postmaster): void {
  const files = [path.join(place.pgdata, 'postmaster.pid')];
  if (stale.socketDir) files.push(path.join(stale.socketDir, `.s.PGSQL.${stale.port}.lock`));
  for (const file of files) {
    try {
      const [, ...rest] = fs.readFileSync(file, 'utf8').split('\n');
      fs.writeFileSync(file, [process.pid, ...rest].join('\n'));
    } catch {
      // already gone
    }
  }
}
