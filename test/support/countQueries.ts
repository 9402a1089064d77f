import { Client, type QueryResult } from 'pg';

interface Counted {
  queries: number;
  /** Read or written. */
  rows: number;
  written: number;
  /** Of imported bytes, how many were asked for. */
  sourceBytes: number;
}

/** What `work` costs the database, whoever asks it and however. */
export async function countQueries(work: () => Promise<unknown>): Promise<Counted> {
  const counted: Counted = { queries: 0, rows: 0, written: 0, sourceBytes: 0 };
  const original = Client.prototype.query as (...parameters: unknown[]) => unknown;
  const count = async (result: Promise<QueryResult | undefined>): Promise<void> => {
    const { rowCount, command, rows, fields } = (await result.catch(() => undefined)) ?? { rowCount: 0, command: '', rows: [], fields: [] };
    counted.rows += rowCount ?? 0;
    if (/^(?:INSERT|UPDATE|DELETE)$/.test(command)) counted.written += rowCount ?? 0;
    if (fields?.some(({ name }) => name === 'bytes' || name === 'piece')) for (const row of rows as object[]) for (const value of Object.values(row)) if (Buffer.isBuffer(value)) counted.sourceBytes += value.length;
  };
  const counting = function (this: Client, ...parameters: unknown[]): unknown {
    counted.queries += 1;
    const result = original.apply(this, parameters);
    if (result instanceof Promise) void count(result);
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
