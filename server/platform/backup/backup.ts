import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { migrationsIn } from '../migrate.ts';
import { type Header, VERSION } from './header.ts';
import { pieces, rowsOf } from './readRows.ts';
import { TABLES } from './tables.ts';

/** Writes one snapshot of everything stored and ends the stream. The README of this folder describes the format. */
export async function backup({ pool }: { pool: pg.Pool }, output: Writable): Promise<{ rows: number }> {
  const client = await pool.connect();
  const written = { rows: 0 };
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local timezone = 'UTC'; set local bytea_output = 'hex'; set local statement_timeout = 0`);
    await pipeline(Readable.from(withChecksum(lines(client, written)), { objectMode: true, highWaterMark: 1 }), createGzip(), output);
    await client.query('commit');
    return written;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

async function* lines(client: pg.ClientBase, written: { rows: number }): AsyncGenerator<string> {
  const migrations = migrationsIn().map(({ name }) => name);
  yield JSON.stringify({ format: 'stet-backup', version: VERSION, createdAt: new Date().toISOString(), migrations } satisfies Header);
  for (const table of TABLES) {
    yield JSON.stringify({ table });
    let count = 0;
    for await (const { row, place, apart } of rowsOf(client, table)) {
      for (const column of apart) yield* pieces(client, table, column, place);
      yield `[${row}]`;
      count += 1;
    }
    yield JSON.stringify({ rows: count });
    written.rows += count;
  }
}

async function* withChecksum(each: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const line of each) {
    const bytes = Buffer.from(`${line}\n`);
    hash.update(bytes);
    yield bytes;
  }
  yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
}
