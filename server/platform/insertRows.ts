import type { Transaction } from './database.ts';

const AT_ONCE = 2_000;

/** NUL is the one character that PostgreSQL cannot store in a text. */
const storable = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);

/**
 * Inserts many rows with few statements, each with a single parameter however many columns there are. Rows are plain JSON objects
 * keyed by column name, all with the same keys; a column left out gets its default.
 */
export async function insertRows(transaction: Transaction, table: string, rows: readonly object[]): Promise<void> {
  for (const { insert, json } of slicesOf(table, rows)) await transaction.$executeRawUnsafe(insert, json);
}

/** The same as statements, each with its rows as its only parameter. */
export function* slicesOf(table: string, rows: readonly object[]): Generator<{ insert: string; json: string }> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]!).map((name) => `"${name}"`).join(', ');
  const insert = `insert into "${table}" (${columns}) select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`;
  for (let from = 0; from < rows.length; from += AT_ONCE) yield { insert, json: JSON.stringify(rows.slice(from, from + AT_ONCE), storable) };
}
