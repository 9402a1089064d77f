import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { refuse } from './error.ts';
import { openLog } from './log.ts';
import type { EmbeddedPostgresOptions } from './options.ts';
import { give, type Place, runningIn } from './place.ts';

export const overTcp = (options: EmbeddedPostgresOptions): boolean => options.tcp === true || process.platform === 'win32';

/** Starts `postgres` and returns at once; postmaster.pid and the log tell whether it came up. */
export function launch(place: Place, port: number, options: EmbeddedPostgresOptions): ChildProcess {
  const tcp = overTcp(options);
  const settings: Record<string, string> = {
    listen_addresses: tcp ? '127.0.0.1' : '',
    unix_socket_directories: tcp ? '' : socketFolder(place),
    unix_socket_permissions: '0700',
    port: String(port),
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    logging_collector: 'off',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    jit: 'off',
    ...options.settings,
  };
  const log = openLog(place);
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // detached: a session of its own, so that Ctrl-C reaches only us
  const child = spawn(path.join(place.bin, 'postgres'), ['-D', place.pgdata, ...flags], { ...runningIn(place), detached: true, stdio: ['ignore', log, log] });
  child.on('error', (error) => fs.appendFileSync(place.log, `FATAL: ${error.message}\n`));
  child.unref();
  fs.closeSync(log);
  return child;
}

/** In the data folder, or in /tmp if that path is too long for a socket (107 bytes, 103 on macOS). */
function socketFolder(place: Place): string {
  let folder = place.run;
  if (Buffer.byteLength(path.join(folder, '.s.PGSQL.5432')) > 100 || folder.includes(',')) {
    folder = path.join('/tmp', `epg-${createHash('sha256').update(place.root).digest('hex').slice(0, 16)}`);
  }
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
    give(place, folder);
  } catch {
    // there already
  }
  const stat = fs.lstatSync(folder);
  if (!stat.isDirectory() || stat.uid !== (place.uid ?? process.getuid!()) || stat.mode & 0o077) {
    refuse(`${folder} should be a folder of PostgreSQL's user, closed to others. Remove it and start again.`);
  }
  return folder;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
