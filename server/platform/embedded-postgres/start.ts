import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkVersion, createCluster } from './cluster.ts';
import { explain, refuse, STILL_IN_USE } from './error.ts';
import { freePort, launch, overTcp } from './launch.ts';
import { takeLease } from './lease.ts';
import { tailOfLog } from './log.ts';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, DYING_MS, TIMEOUT_MS } from './options.ts';
import { choosePlace, type Place } from './place.ts';
import { isPostmaster, readPostmaster, urlOf } from './postmaster.ts';
import { held } from './stop.ts';
import { alone, disown } from './takeover.ts';

/**
 * Creates and starts a real PostgreSQL inside a data folder, adopts one left by a crash of ours, or joins one that another process
 * runs. It stops with its last user.
 *
 * @throws EmbeddedPostgresError saying what to do, if that is impossible.
 */
export async function startEmbeddedPostgres(dataDir: string, options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const notify = options.notify ?? console.warn;
  const place = choosePlace(path.resolve(dataDir), notify);
  const deadline = Date.now() + (options.timeoutMs ?? TIMEOUT_MS);
  let child: ChildProcess | undefined;
  let port = options.port ?? 0;
  const dyingMs = options.dyingMs ?? DYING_MS;
  let goneBy: number | undefined;
  createCluster(place);
  for (;;) {
    if (Date.now() > deadline) refuse(`PostgreSQL in ${place.pgdata} did not become ready in time. Its log: ${place.log}\n${tailOfLog(place)}`);
    if (child && hasExited(child)) {
      const why = reasonOfExit(place, child);
      const { pid } = child;
      child = undefined;
      if (why === 'port taken') port = 0;
      else if (why === 'files in use') {
        if (goneBy === undefined) {
          goneBy = Date.now() + dyingMs;
          notify(`Processes of an earlier PostgreSQL are still ending in ${place.pgdata}: waiting for up to ${dyingMs / 1000} s.`);
        }
        if (Date.now() >= goneBy) refuse(explain(tailOfLog(place, pid), place.root));
        await sleep(250);
      } else if (why === 'lock file') child = await takeOver(place, port, options);
    }
    const running = readPostmaster(place);
    if (running?.ready || (running && !child)) {
      const url = urlOf(place, running);
      const lease = await takeLease(url, place, running);
      if (lease === 'busy') {
        await sleep(100);
        continue;
      }
      if (lease) return held(place, url, lease, child, options.timeoutMs);
    }
    if (!child && (!running || !isPostmaster(running.pid, place))) {
      checkVersion(place);
      port ||= overTcp(options) ? await freePort() : 5432;
      child = launch(place, port, options);
    }
    await sleep(25);
  }
}

const hasExited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Why the server we launched has exited; refuses if trying again would not help. One that somebody killed while it started is launched again. */
function reasonOfExit(place: Place, child: ChildProcess): 'killed' | 'port taken' | 'lock file' | 'files in use' {
  if (child.signalCode !== null) return 'killed';
  const log = tailOfLog(place, child.pid);
  if (/Address already in use/.test(log)) return 'port taken';
  if (/lock file ".*" already exists/.test(log)) return 'lock file';
  if (STILL_IN_USE.test(log)) return 'files in use';
  return refuse(explain(log, place.root));
}

/** A lock file is in the way: either another process of ours was faster and we join its server, or an unrelated process now has the id in the file. */
async function takeOver(place: Place, port: number, options: EmbeddedPostgresOptions): Promise<ChildProcess | undefined> {
  await sleep(100);
  const stale = readPostmaster(place);
  if (!stale || isPostmaster(stale.pid, place)) return undefined;
  let child: ChildProcess | undefined;
  await alone(place, async () => {
    if (readPostmaster(place)?.pid !== stale.pid) return;
    disown(place, stale);
    child = launch(place, port, options);
    for (let i = 0; i < 40 && child.exitCode === null && readPostmaster(place)?.pid !== child.pid; i++) await sleep(25);
  });
  return child;
}
