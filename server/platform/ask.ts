/** Runs SQL, inside a transaction or outside. A named statement is planned once per connection: name statements whose text never changes. */
export type Ask = <Row>(sql: string, values: unknown[], name?: string) => Promise<Row[]>;

/** Given a pool, runs outside any transaction; given a connection, inside whatever transaction it has open. */
export const asking = (asked: { query(statement: { text: string; values: unknown[]; name?: string }): Promise<{ rows: unknown[] }> }): Ask =>
  async <Row>(text: string, values: unknown[], name?: string) => (await asked.query({ text, values, name })).rows as Row[];

/** Runs inside a Prisma transaction, one statement after the other. */
export function askingIn(transaction: { $queryRawUnsafe<Rows>(sql: string, ...values: unknown[]): PromiseLike<Rows> }): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return <Row>(sql: string, values: unknown[]) => {
    const asked = last.then(() => transaction.$queryRawUnsafe<Row[]>(sql, ...values));
    last = asked.catch(() => {});
    return asked;
  };
}
