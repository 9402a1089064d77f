/** Asks the store in SQL, inside a transaction or outside. */
export type Ask = <Row>(sql: string, values: unknown[]) => Promise<Row[]>;

/** Of a pool: without a transaction; of one of its connections: within whatever goes on there. */
export const asking = (asked: { query(sql: string, values: unknown[]): Promise<{ rows: unknown[] }> }): Ask =>
  async <Row>(sql: string, values: unknown[]) => (await asked.query(sql, values)).rows as Row[];

/** Within a transaction of Prisma's. */
export const askingIn = (transaction: { $queryRawUnsafe<Rows>(sql: string, ...values: unknown[]): PromiseLike<Rows> }): Ask =>
  async <Row>(sql: string, values: unknown[]) => transaction.$queryRawUnsafe<Row[]>(sql, ...values);
