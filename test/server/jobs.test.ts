import { once } from 'node:events';
import { Database } from '../../server/platform/database.ts';
import { Jobs } from '../../server/platform/jobs/jobs.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

let stet: TestDatabase;
let jobs: Jobs;
let done: object[];

beforeAll(async () => { stet = await createTestDatabase(); });
afterAll(() => stet.drop());

const doer = (database: Database, options: Parameters<Jobs['register']>[2] = {}, fail = 0): Jobs => {
  const made = new Jobs(database);
  let failures = fail;
  made.register('note', async (data) => {
    if (failures-- > 0) throw new Error('not yet');
    done.push(data);
  }, options);
  return made;
};
const ask = (data: object, options?: Parameters<Jobs['enqueue']>[3]) => stet.database.transaction((transaction) => jobs.enqueue(transaction, 'note', data, options));

beforeEach(async () => {
  await stet.database.pool.query('delete from pgboss.job');
  done = [];
  jobs = doer(stet.database, { retries: 2, backoff: true });
});
afterEach(() => jobs.beforeApplicationShutdown());

describe('a job', () => {
  test('is there when its transaction is, and not before', async () => {
    await expect(stet.database.transaction(async (transaction) => {
      await jobs.enqueue(transaction, 'note', { a: 1 });
      throw new Error('taken back');
    })).rejects.toThrow('taken back');
    await ask({ a: 2, text: 'ü "quoted"' });
    await jobs.drain();
    expect(done).toEqual([{ a: 2, text: 'ü "quoted"' }]);
  });

  test('is done once by all servers together', async () => {
    const other = doer(stet.database);
    for (let n = 0; n < 20; n += 1) await ask({ n });
    await Promise.all([jobs.drain(), other.drain()]);
    expect(done.map((data) => (data as { n: number }).n).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
    await other.beforeApplicationShutdown();
  });

  test('that is put off is not due', async () => {
    await ask({ later: true }, { startAfter: new Date('2999-01-01T00:00:00Z') });
    await jobs.drain();
    expect(done).toEqual([]);
    await jobs.drain({ later: true });
    expect(done).toEqual([{ later: true }]);
  });

  test('with a key waits alone', async () => {
    await ask({ first: true }, { key: 'show' });
    await ask({ second: true }, { key: 'show' });
    await ask({ other: true }, { key: 'another' });
    await jobs.drain();
    expect(done).toEqual([{ first: true }, { other: true }]);
    await ask({ third: true }, { key: 'show' });
    await jobs.drain();
    expect(done).toHaveLength(3);
  });

  test('that fails is tried again later, as often as was said', async () => {
    jobs = doer(stet.database, { retries: 2, backoff: true }, 2);
    await ask({ hard: true });
    await jobs.drain();
    expect(done).toEqual([]);
    await jobs.drain({ later: true });
    expect(done).toEqual([{ hard: true }]);
  });

  test('that nobody does cannot be asked for', async () => {
    await expect(stet.database.transaction((transaction) => jobs.enqueue(transaction, 'unknown', {}))).rejects.toThrow('nobody does the jobs "unknown"');
  });
});

const stateOf = async () => (await stet.database.pool.query<{ state: string }>(`select state from pgboss.job where name = 'note'`)).rows[0]?.state;

/** A server in the middle of a job, and how that is ended. */
async function atWork() {
  const [begun, ending] = [new AbortController(), new AbortController()];
  const started = once(begun.signal, 'abort');
  const server = new Jobs(stet.database);
  server.register('note', async () => {
    begun.abort();
    await once(ending.signal, 'abort');
  });
  await ask({ long: true });
  const worked = server.drain();
  await started;
  const end = async (): Promise<void> => {
    ending.abort();
    await worked;
    await server.beforeApplicationShutdown();
  };
  return { server, end };
}

describe('a job that is being done', () => {
  test('stays with its server, however long it takes', async () => {
    const { end } = await atWork();
    for (let look = 0; look < 3; look += 1) await jobs.giveBack();
    expect(await stateOf()).toBe('active');
    await end();
    expect(await stateOf()).toBe('completed');
  });

  test('is tried again by another server where its own died', async () => {
    await ask({ left: true });
    await stet.database.pool.query(`update pgboss.job set state = 'active', started_on = now() where name = 'note'`);
    await jobs.giveBack();
    expect(await stateOf()).toBe('active');
    await jobs.giveBack();
    expect(await stateOf()).toBe('retry');
    await jobs.drain({ later: true });
    expect(done).toEqual([{ left: true }]);
  });

  test('stays with a server that lost its connection for a moment', async () => {
    const { server, end } = await atWork();
    await stet.database.pool.query(`select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'stet jobs' and datname = current_database()`);
    await jobs.giveBack();
    await server.giveBack();
    await jobs.giveBack();
    await jobs.giveBack();
    expect(await stateOf()).toBe('active');
    await end();
  });
});

test('a server that does jobs begins by itself, keeps its schedule, and gives back the job it is at', async () => {
  const begun = new AbortController();
  const started = once(begun.signal, 'abort');
  let ended: unknown;
  const server = new Jobs(stet.database);
  server.register('long', (_, signal) => new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => { ended = signal.reason; reject(signal.reason as Error); });
    begun.abort();
  }), { cron: '0 3 * * *' });
  await server.start();
  await stet.database.transaction((transaction) => server.enqueue(transaction, 'long', {}));
  await started;
  expect((await stet.database.pool.query('select name, cron from pgboss.schedule')).rows).toEqual([{ name: 'long', cron: '0 3 * * *' }]);
  await server.beforeApplicationShutdown();
  expect(ended).toEqual(new Error('the server stops'));
  expect((await stet.database.pool.query(`select state from pgboss.job where name = 'long'`)).rows).toEqual([{ state: 'retry' }]);
});
