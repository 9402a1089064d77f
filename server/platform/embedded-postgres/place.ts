import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { binaries, versionOf } from './binaries.ts';
import { refuse } from './error.ts';
import { firstExisting, makeFolder } from './folder.ts';

/** Where a server's files are and as which user it runs. */
export interface Place {
  root: string;
  pgdata: string;
  password: string;
  log: string;
  run: string;
  bin: string;
  uid?: number;
  gid?: number;
}

const SYSTEM = '/var/lib/embedded-postgres';

const placeAt = (root: string, bin: string): Place => ({
  root,
  bin,
  pgdata: path.join(root, 'pgdata'),
  password: path.join(root, 'pgdata', 'embedded-password'),
  log: path.join(root, 'postgres.log'),
  run: path.join(root, 'run'),
});

/** PostgreSQL refuses to run as root, so under root it runs as the folder's owner or as the system's postgres user. */
export function choosePlace(root: string, notify: (message: string) => void): Place {
  const bin = binaries();
  if (process.getuid?.() !== 0) return placeAt(makeFolder(root), bin);
  const owner = fs.existsSync(root) ? fs.statSync(root) : undefined;
  const user = owner?.uid ? { uid: owner.uid, gid: owner.gid } : systemUser();
  const folder = reachableRoot(root, user, notify);
  const reachableBin = reachableBinaries(bin, user, notify);
  makeFolder(path.dirname(folder), 0o755);
  makeFolder(folder);
  fs.chownSync(folder, user.uid, user.gid);
  return { ...placeAt(folder, reachableBin), ...user };
}

interface SystemUser {
  uid: number;
  gid: number;
}

const canEnter = (folder: string, user: SystemUser): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd / && cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0;

function reachableRoot(root: string, user: SystemUser, notify: (message: string) => void): string {
  const parent = firstExisting(path.dirname(root));
  if (canEnter(parent, user)) return root;
  const other = path.join(SYSTEM, createHash('sha256').update(root).digest('hex').slice(0, 12));
  notify(
    `You are root and PostgreSQL must not be: its user cannot enter ${parent}, so the database lives in ${other}. ` +
      `Run as an ordinary user, or choose a data folder outside it, to keep it in ${root}.`,
  );
  return other;
}

/** Copies binaries that PostgreSQL's user cannot reach (below /root, for example) to where it can run them. */
function reachableBinaries(bin: string, user: SystemUser, notify: (message: string) => void): string {
  if (canEnter(bin, user)) return bin;
  const copy = path.join(SYSTEM, `native-${versionOf(bin)}`);
  if (!fs.existsSync(copy)) {
    notify(`Copying the PostgreSQL binaries to ${copy}: its user cannot enter ${bin}.`);
    makeFolder(path.dirname(copy), 0o755);
    const temporary = `${copy}.${process.pid}`;
    fs.cpSync(path.dirname(bin), temporary, { recursive: true, verbatimSymlinks: true });
    try {
      fs.renameSync(temporary, copy);
    } catch {
      fs.rmSync(temporary, { recursive: true }); // another process was first
    }
  }
  return path.join(copy, 'bin');
}

const findPostgres = (): string[] | undefined =>
  fs.readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find(([name]) => name === 'postgres');

function systemUser(): SystemUser {
  if (!findPostgres()) spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const user = findPostgres() ?? refuse('PostgreSQL does not run as root and there is no "postgres" user. Run as an ordinary user, or create one: useradd --system postgres');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** How PostgreSQL's programs are run: as its user, in its folder, with English messages and without our environment variables. */
export const runningIn = (place: Place) => ({
  uid: place.uid,
  gid: place.gid,
  cwd: place.root,
  env: { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC', ...(process.platform === 'win32' ? process.env : {}) },
});

/** Gives a file that root created to PostgreSQL's user. */
export function give(place: Place, file: string): void {
  if (place.uid !== undefined) fs.chownSync(file, place.uid, place.gid!);
}
