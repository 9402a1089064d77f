import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { makeJobTables } from './jobs/schema.ts';
import { packageRoot } from './packageRoot.ts';

/** Prisma Migrate's own advisory lock, so that the two never run at the same time. */
const LOCK = 72_707_369;

const TABLE = `create table if not exists "_prisma_migrations" (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** The migrations of this release, in order. */
export function migrationsIn(folder = path.join(packageRoot, 'prisma/migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies the missing migrations, creates the tables of the job queue, and returns the names of the migrations it applied. It uses
 * Prisma Migrate's own table, so that `prisma migrate deploy` agrees. Servers that start at the same time wait for each other; each
 * migration is one transaction.
 *
 * @throws Error if a migration fails, was edited after it was applied, or is newer than this release.
 */
export async function migrate(pool: pg.Pool, migrations = migrationsIn()): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(TABLE);
    const missing = await missingOf(client, migrations);
    for (const migration of missing) await apply(client, migration);
    await makeJobTables(client);
    return missing.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => {});
    client.release();
  }
}

async function missingOf(client: pg.ClientBase, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    'select migration_name, checksum, finished_at from "_prisma_migrations" where rolled_back_at is null order by migration_name',
  );
  for (const row of rows) {
    const known = migrations.find(({ name }) => name === row.migration_name);
    if (!known) throw new Error(`The database was migrated by a newer Stet (${row.migration_name}). Start that release, or restore an earlier backup.`);
    if (!row.finished_at) throw new Error(`Migration ${row.migration_name} was begun by Prisma and failed: resolve it with "prisma migrate resolve", then start again.`);
    if (row.checksum !== known.checksum) throw new Error(`Migration ${row.migration_name} is not the one that was applied: its file was edited afterwards.`);
  }
  const applied = new Set(rows.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await applyMigration(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name} failed and left no trace: ${(error as Error).message}`, { cause: error });
  }
}

/** Applies a migration inside the caller's transaction. */
export async function applyMigration(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  await client.query(sql);
  await client.query(
    'insert into "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)',
    [randomUUID(), checksum, name],
  );
}
