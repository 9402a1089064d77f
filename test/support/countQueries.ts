import { Client, type QueryResult } from 'pg';

interface Counted {
  queries: number;
  /** Rows read or written. */
  rows: number;
  written: number;
  /** Bytes of sources that were read. */
  sourceBytes: number;
}

/** Counts what `work` costs the database, through any client. */
export async function countQueries(work: () => Promise<unknown>): Promise<Counted> {
  const counted: Counted = { queries: 0, rows: 0, written: 0, sourceBytes: 0 };
  const original = Client.prototype.query as (...parameters: unknown[]) => unknown;
  const count = ({ rowCount, command, rows, fields }: QueryResult): void => {
    counted.rows += rowCount ?? 0;
    if (/^(?:INSERT|UPDATE|DELETE)$/.test(command)) counted.written += rowCount ?? 0;
    if (!fields?.some(({ name }) => name === 'bytes' || name === 'piece')) return;
    for (const row of rows as object[]) for (const value of Object.values(row)) if (Buffer.isBuffer(value)) counted.sourceBytes += value.length;
  };
  const counting = function (this: Client, ...parameters: unknown[]): unknown {
    counted.queries += 1;
    // a pool calls query with a callback
    const done = parameters.at(-1);
    if (typeof done === 'function') parameters[parameters.length - 1] = (error: unknown, result?: QueryResult) => {
      if (result) count(result);
      done(error, result);
    };
    const result = original.apply(this, parameters);
    if (result instanceof Promise) void result.then(count, () => {});
    return result;
  };
  Client.prototype.query = counting as typeof Client.prototype.query;
  try {
    await work();
  } finally {
    Client.prototype.query = original as typeof Client.prototype.query;
  }
  return counted;
}
