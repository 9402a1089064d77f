import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

let store: TestDatabase;
beforeAll(async () => { store = await createTestDatabase(); });
afterAll(() => store.drop());

test('a server whose PostgreSQL ends while it starts says so in one line, and ends', async () => {
  await store.database.pool.query(`
    create function "die"() returns trigger language plpgsql as $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create trigger "die" before insert on "setting" for each row when (new.key = 'setup-links') execute function "die"()`);
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', HOST: '127.0.0.1', DATABASE_URL: store.url, STET_DATA: mkdtempSync(path.join(tmpdir(), 'stet-startup-')), LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['--import', './test/support/typescript.js', 'server/main.ts'], { cwd: path.resolve(import.meta.dirname, '../..'), env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), new Promise<number | null>((resolve) => { child.on('close', resolve); })]);
  expect([out, code]).toEqual(['', 1]);
  expect(err).toBe('Stet could not start: its PostgreSQL ended, or does not answer any more. See to it that the database runs, then start Stet again.\n');
});
