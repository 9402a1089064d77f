import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { refuse } from './error.ts';
import { endLease, whenLast } from './lease.ts';
import { type EmbeddedPostgres, TIMEOUT_MS } from './options.ts';
import type { Place } from './place.ts';
import { isPostmaster, readPostmaster } from './postmaster.ts';

const hasExited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** What the caller gets: the server's address, and a way to release it. */
export function held(place: Place, url: string, lease: pg.Client, child: ChildProcess | undefined, timeoutMs = TIMEOUT_MS): EmbeddedPostgres {
  const lost = new Promise<void>((resolve) => lease.once('end', () => resolve()));
  // process.exit without stop(): let the server shut down once its last client has gone
  const onExit = () => {
    try {
      child?.kill('SIGTERM');
    } catch {
      // already gone
    }
  };
  if (child) process.once('exit', onExit);

  const stop = async () => {
    process.removeListener('exit', onExit);
    await endLease(lease);
    const pid = readPostmaster(place)?.pid;
    const fastShutdown = () => {
      if (pid) process.kill(pid, 'SIGINT'); // fast shutdown: roll back, checkpoint, exit
    };
    if ((await whenLast(url, fastShutdown)) === 'shared') return; // another process still uses it and will stop it
    const deadline = Date.now() + timeoutMs;
    for (const isThere = () => pid && readPostmaster(place)?.pid === pid && isPostmaster(pid, place); isThere(); await sleep(15)) {
      if (Date.now() > deadline) refuse(`PostgreSQL (process ${pid}) did not stop in time. Its log: ${place.log}`);
    }
    // polled, because the child is unreferenced: while we waited for its event, our process would exit
    for (const isUp = () => child && !hasExited(child); isUp(); ) await sleep(5);
  };

  let stopped: Promise<void> | undefined;
  return { url, folder: place.root, joined: !child, lost, stop: () => (stopped ??= stop()) };
}
