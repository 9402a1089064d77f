import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client, Pool, type QueryResultRow } from 'pg';
import { startEmbeddedPostgres } from '../../server/platform/embedded-postgres/start.ts';
import { migrate } from '../../server/platform/migrate.ts';

/** What the test run passes to its workers. */
export interface TestServer {
  url: string;
  template: string;
  /** For `create database`: copying files is fastest if nothing is synced to disk. */
  strategy: 'file_copy' | 'wal_log';
}

const VARIABLE = 'STET_TEST_SERVER';

export function testServer(): TestServer {
  const given = process.env[VARIABLE];
  if (!given) throw new Error('Database tests need the server that test/support/globalSetup.js starts: run them through jest.');
  return JSON.parse(given) as TestServer;
}

/** Fast and unsafe. */
const SETTINGS = {
  fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0',
  autovacuum: 'off', shared_buffers: '32MB', max_connections: '200',
};

/** Starts one server per run (or uses DATABASE_URL) with a migrated database as a template. Returns a function that ends it. */
export async function startTestServer(): Promise<() => Promise<void>> {
  const external = process.env.DATABASE_URL;
  const server = external ? { url: external, stop: async () => {} } : await startThrowaway();
  const template = `stet_template_${process.pid}_${randomBytes(4).toString('hex')}`;
  try {
    await onServer(server.url, `create database ${template} template template0 encoding 'UTF8'`);
    const pool = new Pool({ connectionString: databaseAt(server.url, template), max: 1 });
    await migrate(pool).finally(() => pool.end());
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env[VARIABLE] = JSON.stringify({ url: server.url, template, strategy: external ? 'wal_log' : 'file_copy' } satisfies TestServer);
  return async () => {
    await onServer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function startThrowaway(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stet-test-'));
  const server = await startEmbeddedPostgres(folder, { settings: SETTINGS, notify: () => {} });
  const release = removeWhenGone(server.folder);
  const stop = async () => {
    await server.stop();
    release();
    for (const each of new Set([folder, server.folder])) fs.rmSync(each, { recursive: true, force: true, maxRetries: 3 });
  };
  return { url: server.url, stop };
}

/** However this process ends, even by kill -9, its end of a pipe closes; a watchdog then stops the server and removes the folder. */
function removeWhenGone(folder: string): () => void {
  if (process.platform === 'win32') return () => {};
  const script = 'cat >/dev/null; p=$(head -n 1 "$1/pgdata/postmaster.pid" 2>/dev/null); kill -QUIT "$p" 2>/dev/null; while kill -0 "$p" 2>/dev/null; do sleep 0.1; done; rm -rf "$1"';
  const watchdog = spawn('/bin/sh', ['-c', script, 'sh', folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  watchdog.unref();
  (watchdog.stdin as unknown as { unref(): void }).unref();
  return () => watchdog.stdin.end();
}

export function databaseAt(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

export async function onServer<Row extends QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
