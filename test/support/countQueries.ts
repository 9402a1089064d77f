import { Client, type QueryResult } from 'pg';

interface Counted {
  queries: number;
  /** Read or written. */
  rows: number;
}

/** What `work` costs the database, whoever asks it and however. */
export async function countQueries(work: () => Promise<unknown>): Promise<Counted> {
  const counted = { queries: 0, rows: 0 };
  const original = Client.prototype.query as (...parameters: unknown[]) => unknown;
  const count = async (result: Promise<QueryResult | undefined>): Promise<void> => {
    counted.rows += (await result.catch(() => undefined))?.rowCount ?? 0;
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
