import { randomBytes } from 'node:crypto';
import { Database } from '../../server/platform/database.ts';
import { databaseAt, onServer, testServer } from './testServer.ts';

export interface TestDatabase {
  url: string;
  database: Database;
  /** Closes and drops it; fails if a connection is still open. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database for one test file; beforeAll creates it, afterAll drops it:
 *
 *     let stet: TestDatabase;
 *     beforeAll(async () => { stet = await createTestDatabase(); });
 *     afterAll(() => stet.drop());
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url, drop } = await createEmptyDatabase(testServer().template);
  const database = await Database.open({ databaseUrl: url, dataFolder: '' });
  return { url, database, drop: () => database.close().then(drop) };
}

/** Without tables, unless a template is given. */
export async function createEmptyDatabase(template = 'template0'): Promise<{ url: string; drop(): Promise<void> }> {
  const server = testServer();
  const name = `stet_test_${process.pid}_${randomBytes(6).toString('hex')}`;
  await onServer(server.url, `create database ${name} template ${template} encoding 'UTF8' strategy ${server.strategy}`);
  return { url: databaseAt(server.url, name), drop: () => dropDatabase(server.url, name) };
}

async function dropDatabase(url: string, name: string): Promise<void> {
  const leaked = await connectionsTo(url, name);
  await onServer(url, `drop database if exists ${name} with (force)`);
  if (leaked.length) throw new Error(`${leaked.length} connections were left open; they last did:\n${leaked.join('\n')}`);
}

/** The open connections. One that was ended a moment ago may still be listed, so this asks several times. */
async function connectionsTo(url: string, name: string): Promise<string[]> {
  for (let attempt = 0; ; attempt++) {
    const rows = await onServer<{ query: string }>(url, `select query from pg_stat_activity where datname = $1 and backend_type = 'client backend'`, [name]);
    if (rows.length === 0 || attempt === 20) return rows.map(({ query }) => query);
  }
}
