import type pg from 'pg';
import { BackupError } from './backupError.ts';
import { LARGE, LATER } from './tables.ts';

const BATCH_ROWS = 500;
const BATCH_LENGTH = 4_000_000;

/** Inserts rows given as JSON, in batches; large values come in pieces before their row. */
export class RowInserter {
  rows = 0;
  private table = '';
  private sql = '';
  private batch: string[] = [];
  private length = 0;
  private count = 0;
  private kept: string[] = [];
  private apart = new Set<string>();

  constructor(private readonly client: pg.ClientBase) {}

  async begin(table: string): Promise<void> {
    this.table = table;
    this.sql = await insertion(this.client, table);
    this.count = 0;
  }

  async addPiece(column: string, piece: Buffer): Promise<void> {
    if (!LARGE[this.table]?.includes(column)) throw new BackupError(`This backup has a large value in "${this.table}.${column}", where Stet knows of none.`);
    if (this.apart.size === 0) {
      await this.flush();
      await this.client.query('create temp table if not exists piece (number int generated always as identity, "column" text, bytes bytea) on commit drop');
    }
    this.apart.add(column);
    await this.client.query('insert into piece ("column", bytes) values ($1, $2)', [column, piece]);
  }

  async add(row: string): Promise<void> {
    if (this.apart.size) return this.addLarge(row);
    if (this.batch.length === BATCH_ROWS || this.length + row.length > BATCH_LENGTH) await this.flush();
    this.batch.push(row);
    this.length += row.length;
    this.count += 1;
    if (this.table === LATER.table) this.kept.push(row);
  }

  /** Returns the number of rows inserted into this table. */
  async end(): Promise<number> {
    await this.flush();
    this.rows += this.count;
    return this.count;
  }

  /** Fills in the column that had to wait for another table, and sets the audit's sequence. */
  async finish(): Promise<void> {
    const { table, column } = LATER;
    await this.client.query(
      `update "${table}" t set "${column}" = r."${column}" from json_populate_recordset(null::"${table}", $1::json) r where r.id = t.id and r."${column}" is not null`,
      [`[${this.kept.join(',')}]`],
    );
    await this.client.query(`select setval(pg_get_serial_sequence('audit', 'id'), coalesce(max(id), 0) + 1, false) from audit`);
  }

  private async addLarge(row: string): Promise<void> {
    await this.client.query(await insertion(this.client, this.table, this.apart), [`[${row}]`]);
    await this.client.query('delete from piece');
    this.apart.clear();
    this.count += 1;
  }

  private async flush(): Promise<void> {
    if (this.batch.length) await this.client.query(this.sql, [`[${this.batch.join(',')}]`]);
    this.batch = [];
    this.length = 0;
  }
}

/** A null in a jsonb column that is not nullable stands for the JSON value `null`. */
async function insertion(client: pg.ClientBase, table: string, apart: ReadonlySet<string> = new Set()): Promise<string> {
  const { rows } = await client.query<{ name: string; isJson: boolean }>(
    `select attname as name, attnotnull and atttypid = 'jsonb'::regtype as "isJson" from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [`"${table}"`],
  );
  const value = ({ name, isJson }: { name: string; isJson: boolean }): string => {
    if (table === LATER.table && name === LATER.column) return 'null';
    if (apart.has(name)) return `(select string_agg(bytes, ''::bytea order by number) from piece where "column" = '${name}')`;
    return isJson ? `coalesce("${name}", 'null'::jsonb)` : `"${name}"`;
  };
  return `insert into "${table}" (${rows.map(({ name }) => `"${name}"`).join(', ')}) select ${rows.map(value).join(', ')} from json_populate_recordset(null::"${table}", $1::json)`;
}
