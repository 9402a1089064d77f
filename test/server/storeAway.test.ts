import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from '../../prisma/generated/client.ts';
import { freePort } from '../../server/platform/embedded-postgres/launch.ts';
import { errorBody } from '../../server/platform/http/errorBody.ts';
import { isStoreAway } from '../../server/platform/storeAway.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

const failureOf = (asking: Promise<unknown>): Promise<unknown> => asking.then(() => { throw new Error('it was answered'); }, (error: unknown) => error);
/** Three ways to ask. */
const asked = (pool: Pool, prisma: PrismaClient): Promise<unknown>[] => [pool.query('select 1'), prisma.user.count(), prisma.$queryRaw`select 1`, prisma.$transaction((transaction) => transaction.user.count())];
const clientsOf = (url: string) => {
  const pool = new Pool({ connectionString: url, max: 1 });
  pool.on('error', () => {});
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
};

let stet: TestDatabase;
beforeAll(async () => { stet = await createTestDatabase(); });
afterAll(() => stet.drop());

test('where nobody answers, the database is away, however it is asked: that is answered 503', async () => {
  const { pool, prisma } = clientsOf(`postgresql://postgres@127.0.0.1:${await freePort()}/postgres`);
  for (const error of await Promise.all(asked(pool, prisma).map(failureOf))) {
    expect([isStoreAway(error), errorBody(error)?.statusCode]).toEqual([true, 503]);
  }
  await pool.end();
});

test('where it ends a connection that is asking, too', async () => {
  const { pool, prisma } = clientsOf(stet.database.url);
  const ended = 'select pg_terminate_backend(pg_backend_pid())';
  for (const error of [await failureOf(pool.query(ended)), await failureOf(prisma.$queryRawUnsafe(ended))]) expect([isStoreAway(error), errorBody(error)?.statusCode]).toEqual([true, 503]);
  await prisma.$disconnect();
});

test('a mistake of ours is none of that', async () => {
  const { pool, prisma } = clientsOf(stet.database.url);
  for (const error of [await failureOf(pool.query('select nothing')), await failureOf(prisma.$queryRawUnsafe('select nothing')), new Error('a mistake')]) expect([isStoreAway(error), errorBody(error)]).toEqual([false, null]);
  await prisma.$disconnect();
  await pool.end().catch(() => {});
});
