/** Asks the store in SQL, inside a transaction or outside. What has a name is read and planned once by each connection: for statements that are the same each time. */
export type Ask = <Row>(sql: string, values: unknown[], name?: string) => Promise<Row[]>;

/** Of a pool: without a transaction; of one of its connections: within whatever goes on there. */
export const asking = (asked: { query(statement: { text: string; values: unknown[]; name?: string }): Promise<{ rows: unknown[] }> }): Ask =>
  async <Row>(text: string, values: unknown[], name?: string) => (await asked.query({ text, values, name })).rows as Row[];

/** Within a transaction of Prisma's; in the order in which it is asked. */
export function askingIn(transaction: { $queryRawUnsafe<Rows>(sql: string, ...values: unknown[]): PromiseLike<Rows> }): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return <Row>(sql: string, values: unknown[]) => {
    const asked = last.then(() => transaction.$queryRawUnsafe<Row[]>(sql, ...values));
    last = asked.catch(() => {});
    return asked;
  };
}
