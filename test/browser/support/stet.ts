import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmptyDatabase } from '../../support/testDatabase.ts';
import { testServer } from '../../support/testServer.ts';

/** Stet as users run it: the built server with the built admin, on a database of its own. */
export interface RunningStet {
  origin: string;
  admin: { email: string; password: string };
  /** The server's output so far, for failure messages. */
  output: () => string;
  /** Kills it (SIGKILL), like a power cut. */
  kill: () => Promise<void>;
  /** Starts it again on the same port and data. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

const root = path.dirname(path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url)))));

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = net.createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

/** A free port below the ephemeral range, from which the system could give the port away before the server starts, or while it is down. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (await isFree(port)) return port;
  }
}

export async function startStet(environment: Record<string, string> = {}): Promise<RunningStet> {
  const main = path.join(root, 'dist/server/main.js');
  if (!fs.existsSync(main) || !fs.existsSync(path.join(root, 'dist/admin/index.html'))) throw new Error('Browser tests drive the built Stet: run `npm run build` first, or `npm test`, which does.');
  const { url, drop } = await createEmptyDatabase(testServer().template);
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-browser-'));
  const admin = { email: 'ada@quill.example', password: 'a bench before sunrise' };
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  let output = '';
  let child: ChildProcess;
  let ended: Promise<void>;
  const launch = async (): Promise<void> => {
    child = spawn(process.execPath, ['--enable-source-maps', main], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: url, STET_DATA: data, PUBLIC_URL: origin, STET_TEST_ALLOW_LOOPBACK: '1', STET_ADMIN_EMAIL: admin.email, STET_ADMIN_PASSWORD: admin.password, ...environment },
    });
    ended = new Promise<void>((resolve) =>
      child.once('exit', (code, signal) => {
        output += `Stet ended (${signal ?? code}).\n`;
        resolve();
      }),
    );
    let started = '';
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        output += chunk.toString();
        started += chunk.toString();
        if (started.includes('Stet is at ')) resolve();
      };
      child.stdout!.on('data', listen);
      child.stderr!.on('data', listen);
      child.once('exit', (code) => reject(new Error(`Stet ended with ${code} before it answered:\n${output}`)));
    });
  };
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await ended;
  };
  const stop = async () => {
    await end('SIGTERM');
    fs.rmSync(data, { recursive: true, force: true });
    await drop();
  };
  try {
    await launch();
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, admin, output: () => output, kill: () => end('SIGKILL'), restart: launch, stop };
}
