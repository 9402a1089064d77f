import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';

export interface Worker {
  joined: boolean;
  url: string;
  /** Why it could not start. */
  error?: string;
  /** Lets it stop in order, or ends it by a signal; resolves when the process is gone. */
  end(how: 'in order' | NodeJS.Signals): Promise<void>;
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const running = new Set<ChildProcess>();

export async function startWorker(folder: string, options: { write?: string; keep?: boolean; tcp?: boolean; port?: number; dyingMs?: number } = {}, user: { uid?: number; gid?: number } = {}, heard: (notice: string) => void = () => {}): Promise<Worker> {
  const execArgv = ['--import', here('../../support/typescript.js')];
  const child = fork(here('worker.ts'), [folder, JSON.stringify(options)], { ...user, execArgv, env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  running.add(child);
  const gone = new Promise<void>((resolve) => child.once('exit', () => (running.delete(child), resolve())));
  const hello = await new Promise<Omit<Worker, 'end'>>((resolve, reject) => {
    child.on('message', (message: Worker & { notice?: string }) => (message.notice === undefined ? resolve(message) : heard(message.notice)));
    child.once('exit', (code, signal) => reject(new Error(`the worker ended before it said anything (${code ?? signal})`)));
  });
  const end = async (how: 'in order' | NodeJS.Signals) => {
    if (how !== 'in order') child.kill(how);
    else if (child.connected) child.send('stop');
    await gone;
  };
  return { ...hello, end };
}

export const startWorkers = (count: number, folder: string): Promise<Worker[]> => Promise.all(Array.from({ length: count }, () => startWorker(folder)));
export const endAll = (workers: Worker[]): Promise<unknown> => Promise.all(workers.map((worker) => worker.end('in order')));

/** A folder for one test file. Called again to leave nothing behind, whatever failed. */
export function scene(): { folder: string; clear(): Promise<void> } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-embedded-'));
  fs.chmodSync(folder, 0o755);
  const clear = async () => {
    for (const child of running) child.kill('SIGKILL');
    for (const name of fs.readdirSync(folder)) {
      const pid = postmasterOf(path.join(folder, name));
      if (pid && isPostgres(pid)) process.kill(pid, 'SIGKILL');
      if (pid) await until(() => !isAlive(pid) || !isPostgres(pid));
    }
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { folder, clear };
}

export const postmasterOf = (folder: string): number => {
  try {
    return Number(fs.readFileSync(path.join(folder, 'pgdata/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return 0;
  }
};

const proc = (pid: number, file: string): string => {
  try {
    return fs.readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
};
export const isAlive = (pid: number): boolean => proc(pid, 'stat') !== '' && !/\) Z /.test(proc(pid, 'stat'));
const isPostgres = (pid: number): boolean => proc(pid, 'comm').startsWith('postgres');

/** Waits for what nobody tells of; where it never comes, the test ends by its time. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(10);
}

export const killed = async (pid: number): Promise<void> => {
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid));
};

/** Waits until a server answers there. */
export async function answering(url: string): Promise<void> {
  while (!(await query(url, 'select 1').catch(() => null))) await pause(10);
}

export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}
