import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Place } from './place.ts';

/** A server as its postmaster.pid describes it. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
  socketDir: string;
}

export function readPostmaster(place: Place): Postmaster | undefined {
  try {
    const lines = fs.readFileSync(path.join(place.pgdata, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number(lines[0]));
    return pid ? { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether this process id is a postmaster working in this folder, and not a recycled id. True when in doubt, so that nothing is started twice. */
export function isPostmaster(pid: number, place: Place): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  if (process.platform === 'linux') return isPostmasterOnLinux(pid, place);
  if (process.platform === 'win32') return true;
  return /postgres/.test(spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).stdout ?? 'postgres');
}

function isPostmasterOnLinux(pid: number, place: Place): boolean {
  try {
    if (/\) [ZX] /.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false;
    if (!fs.readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) return false;
    if (fs.statSync(`/proc/${pid}`).uid !== (place.uid ?? process.getuid!())) return false;
  } catch {
    return false;
  }
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(place.pgdata);
  } catch {
    return true;
  }
}

export function urlOf(place: Place, server: Postmaster): string {
  const password = fs.readFileSync(place.password, 'utf8').trim();
  return server.socketDir
    ? `postgresql://postgres:${password}@localhost:${server.port}/postgres?host=${encodeURIComponent(server.socketDir)}`
    : `postgresql://postgres:${password}@127.0.0.1:${server.port}/postgres`;
}
