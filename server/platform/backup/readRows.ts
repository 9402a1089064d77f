import type pg from 'pg';
import { LARGE } from './tables.ts';

const BATCH = 500;
const LARGE_BATCH = 10;
const APART_FROM = 1_000_000;
const PIECE = 3_000_000; // a multiple of 3, so that base64 needs no padding between pieces

interface Row {
  /** As JSON. */
  row: string;
  /** The row's `ctid`, which holds within this snapshot. */
  place: string;
  /** Columns too large to be part of `row`, where they are null. */
  apart: string[];
}

/** Every row of a table, fetched in batches. */
export async function* rowsOf(client: pg.ClientBase, table: string): AsyncGenerator<Row> {
  const columns = LARGE[table] ?? [];
  const apart = columns.length
    ? `array(select name from (values ${columns.map((name) => `('${name}', octet_length("${name}"))`).join(', ')}) as c (name, size) where size > ${APART_FROM})`
    : `'{}'::text[]`;
  await client.query(`declare every_row no scroll cursor for
    select to_json(jsonb_populate_record(t, (select coalesce(jsonb_object_agg(name, null::text), '{}') from unnest(apart) as name)))::text as row, place, apart
    from (select t, t.ctid::text as place, ${apart} as apart from "${table}" t) as every`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${columns.length ? LARGE_BATCH : BATCH} from every_row`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query('close every_row');
}

/** The lines of a large value, which go before its row. */
export async function* pieces(client: pg.ClientBase, table: string, column: string, place: string): AsyncGenerator<string> {
  for (let start = 1; ; start += PIECE) {
    const { rows } = await client.query<{ piece: Buffer }>(`select substring("${column}" from $1 for $2) as piece from "${table}" where ctid = $3::tid`, [start, PIECE, place]);
    const { piece } = rows[0]!;
    if (piece.length === 0) return;
    yield JSON.stringify({ column, base64: piece.toString('base64') });
  }
}
