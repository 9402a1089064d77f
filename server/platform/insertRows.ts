import type { Transaction } from './database.ts';

const AT_ONCE = 2_000;

/** NUL is the one character that PostgreSQL cannot store in a text. */
const storable = (_: string, value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);

/**
 * Inserts many rows with few statements, each with a single parameter however many columns there are, and one for each column of Buffers. Rows
 * are plain JSON objects but for these, keyed by column name, all with the same keys; a column left out gets its default.
 */
export async function insertRows(transaction: Transaction, table: string, rows: readonly object[]): Promise<void> {
  for (const { insert, values } of slicesOf(table, rows)) await transaction.$executeRawUnsafe(insert, ...values);
}

/** The same as statements with their parameters. */
export function* slicesOf(table: string, rows: readonly object[]): Generator<{ insert: string; values: unknown[] }> {
  if (rows.length === 0) return;
  const names = Object.entries(rows[0]!).map(([name, value]) => ({ name, ofBytes: Buffer.isBuffer(value) }));
  const bytes = names.filter(({ ofBytes }) => ofBytes).map(({ name }) => name);
  const columns = names.map(({ name }) => `"${name}"`).join(', ');
  const values = names.map(({ name, ofBytes }) => (ofBytes ? `($${bytes.indexOf(name) + 2}::bytea[])[ordinality]` : `"${name}"`)).join(', ');
  const insert = `insert into "${table}" (${columns}) select ${values} from jsonb_populate_recordset(null::"${table}", $1::jsonb)${bytes.length > 0 ? ' with ordinality' : ''}`;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const slice = rows.slice(from, from + AT_ONCE);
    const plain = bytes.length === 0 ? slice : slice.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !bytes.includes(name))));
    const json = JSON.stringify(plain, storable);
    yield { insert, values: [json, ...bytes.map((name) => byteaArray(slice.map((row) => (row as Record<string, Buffer>)[name]!)))] };
  }
}

const BYTEA = 17;

/** An array of bytes as PostgreSQL receives it: as text, they would be twice as long, and parsed twice. */
function byteaArray(pieces: readonly Buffer[]): Buffer {
  const [dimensions, nulls, first] = [1, 0, 1];
  return Buffer.concat([int32s(dimensions, nulls, BYTEA, pieces.length, first), ...pieces.flatMap((piece) => [int32s(piece.length), piece])]);
}

function int32s(...numbers: number[]): Buffer {
  const buffer = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) buffer.writeInt32BE(number, index * 4);
  return buffer;
}
