import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { versionOf } from './binaries.ts';
import { EmbeddedPostgresError, explain, refuse } from './error.ts';
import { give, type Place, runningIn } from './place.ts';

/** Runs initdb in a temporary folder and renames it: there is never half a cluster, and never two. */
export function createCluster(place: Place): void {
  if (fs.existsSync(path.join(place.pgdata, 'PG_VERSION'))) return;
  if (fs.existsSync(place.pgdata) && fs.readdirSync(place.pgdata).length) {
    refuse(`${place.pgdata} is not empty and holds no PostgreSQL cluster (no PG_VERSION). Move it away, or choose another data folder.`);
  }
  const temporary = path.join(place.root, `initdb-${process.pid}-${randomBytes(3).toString('hex')}`);
  try {
    initialise(place, temporary);
    fs.renameSync(temporary, place.pgdata);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return; // another process was first: use its cluster
    throw code ? new EmbeddedPostgresError(explain((error as Error).message, place.root)) : error;
  } finally {
    fs.rmSync(`${temporary}.pw`, { force: true });
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

function initialise(place: Place, folder: string): void {
  const passwordFile = `${folder}.pw`;
  fs.writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  give(place, passwordFile);
  // LC_CTYPE must be UTF-8 too: with C, the full-text parser takes quotes and dashes for letters
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8', '--lc-messages=C'];
  const result = spawnSync(
    path.join(place.bin, 'initdb'),
    ['-D', folder, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', ...locale],
    { ...runningIn(place), encoding: 'utf8' },
  );
  if (result.error) refuse(`Cannot run ${path.join(place.bin, 'initdb')}: ${result.error.message}`);
  if (result.status !== 0) refuse(explain(result.stderr, place.root));
  const kept = path.join(folder, 'embedded-password'); // inside the folder, so that it is renamed with the cluster
  fs.copyFileSync(passwordFile, kept);
  fs.chmodSync(kept, 0o600);
  give(place, kept);
}

/** Refuses a cluster of another major version before anything touches it. */
export function checkVersion(place: Place): void {
  const folder = fs.readFileSync(path.join(place.pgdata, 'PG_VERSION'), 'utf8').trim();
  const binary = versionOf(place.bin);
  if (binary.split('.')[0] === folder) return;
  refuse(
    `The database in ${place.pgdata} was made by PostgreSQL ${folder}; this release brings ${binary}. Nothing was changed. ` +
      `Start the release that brought ${folder}, run "stet backup" there, then "stet restore" into a new data folder here ` +
      `(or set DATABASE_URL to a PostgreSQL ${folder} server).`,
  );
}
