import pg from 'pg';

export interface Counted {
  queries: number;
  /** Read or written. */
  rows: number;
}

/** What `work` costs the database, whoever asks it and however. */
export async function countQueries(work: () => Promise<unknown>): Promise<Counted> {
  const counted = { queries: 0, rows: 0 };
  const original = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
  const counting = function (this: pg.Client, ...parameters: unknown[]): unknown {
    counted.queries += 1;
    const result = original.apply(this, parameters);
    if (result instanceof Promise) void result.then((answer: pg.QueryResult | undefined) => { counted.rows += answer?.rowCount ?? 0; }, () => {});
    return result;
  };
  pg.Client.prototype.query = counting as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
  return counted;
}
