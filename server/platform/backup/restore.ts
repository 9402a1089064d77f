import type { Readable } from 'node:stream';
import type pg from 'pg';
import { applyMigration, migrationsIn } from '../migrate.ts';
import { BackupError } from './backupError.ts';
import { readHeader } from './header.ts';
import { RowInserter } from './insertRows.ts';
import { readLines } from './readLines.ts';
import { REPLACED, TABLES } from './tables.ts';
import { isUnused, removeTables } from './target.ts';

/**
 * Restores a backup into an unused database: all of it, or nothing.
 *
 * @throws BackupError if the file is not a backup, is damaged or is from a newer release, or if the database is in use.
 */
export async function restore({ pool }: { pool: pg.Pool }, input: Readable): Promise<{ rows: number }> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local timezone = 'UTC'; set local statement_timeout = 0`);
    if (!(await isUnused(client))) throw new BackupError('There is something in this database already. Restore into a new data folder, or an empty database.');
    const rows = await readInto(client, input);
    await client.query('commit');
    return { rows };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw isOfData(error) ? new BackupError(`The file is damaged: nothing was restored (${(error as Error).message}).`, { cause: error }) : error;
  } finally {
    client.release();
    input.destroy();
  }
}

/** Invalid JSON, or values that PostgreSQL rejects (error classes 22 and 23). */
const isOfData = (error: unknown): boolean => error instanceof SyntaxError || /^2[23]/.test((error as { code?: string }).code ?? '');

async function readInto(client: pg.ClientBase, input: Readable): Promise<number> {
  const lines = readLines(input);
  const header = readHeader((await lines.next()).value as string | undefined);
  const migrations = migrationsIn();
  const later = migrations.slice(header.migrations.length);
  if (later.length) {
    await removeTables(client);
    for (const migration of migrations.slice(0, header.migrations.length)) await applyMigration(client, migration);
  }
  for (const table of REPLACED) await client.query(`delete from "${table}"`);

  const inserter = new RowInserter(client);
  for await (const line of lines) {
    if (line.startsWith('[')) await inserter.add(line.slice(1, -1));
    else await readFrame(inserter, line);
  }
  await inserter.finish();
  for (const migration of later) await applyMigration(client, migration);
  return inserter.rows;
}

async function readFrame(inserter: RowInserter, line: string): Promise<void> {
  const { table, rows, column, base64 } = JSON.parse(line) as { table?: string; rows?: number; column?: string; base64?: string };
  if (column !== undefined) return inserter.addPiece(column, Buffer.from(base64 ?? '', 'base64'));
  if (table !== undefined) {
    if (!(TABLES as readonly string[]).includes(table)) throw new BackupError(`This backup has a table "${table}", which Stet does not know.`);
    await inserter.begin(table);
  } else if (rows !== (await inserter.end())) throw new BackupError('The file is damaged: rows are missing.');
}
