import fs from 'node:fs';
import path from 'node:path';
import { explain } from '../../../server/platform/embedded-postgres/error.ts';
import { endAll, isAlive, postmasterOf, query, scene, startWorker, startWorkers } from './workers.ts';

const { folder, clear } = scene();
afterAll(clear);
const at = (name: string): string => path.join(folder, name);

test('the first start makes a cluster that is safe, closed, and knows UTF-8', async () => {
  const data = at('a folder with spaces, é');
  const worker = await startWorker(data);
  const settings = await query(worker.url, `select string_agg(name || '=' || setting, ' ' order by name) as facts from pg_settings
    where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding', 'password_encryption')`);
  expect(settings[0]!.facts).toBe('data_checksums=on fsync=on full_page_writes=on listen_addresses= password_encryption=scram-sha-256 server_encoding=UTF8 synchronous_commit=on');
  expect((await query(worker.url, `select to_tsvector('simple', 'a “quoted” word…')::text as words`))[0]!.words).toBe(`'a':1 'quoted':2 'word':3`);
  expect(fs.statSync(path.join(data, 'pgdata/embedded-password')).mode & 0o777).toBe(0o600);
  await expect(query(worker.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  const server = postmasterOf(data);
  await worker.end('in order');
  expect([isAlive(server), postmasterOf(data)]).toEqual([false, 0]);
});

test('a second process joins, and the server goes with the last one', async () => {
  const [first, second] = [await startWorker(at('data')), await startWorker(at('data'))];
  expect([first.joined, second.joined, second.url]).toEqual([false, true, first.url]);
  const server = postmasterOf(at('data'));
  await first.end('in order');
  expect([isAlive(server), await query(second.url, 'select 1 as one')]).toEqual([true, [{ one: 1 }]]);
  await second.end('in order');
  expect([isAlive(server), postmasterOf(at('data'))]).toEqual([false, 0]);
});

test('of four first starts at once one makes the server, and all may leave at once', async () => {
  const workers = await startWorkers(4, at('race'));
  expect(workers.map(({ error }) => error)).toEqual(Array(4).fill(undefined));
  expect([workers.filter(({ joined }) => joined).length, new Set(workers.map(({ url }) => url)).size]).toEqual([3, 1]);
  expect(fs.readdirSync(at('race')).filter((name) => name.startsWith('initdb-'))).toEqual([]);
  const server = postmasterOf(at('race'));
  await endAll(workers);
  expect([isAlive(server), postmasterOf(at('race'))]).toEqual([false, 0]);
});

test('a start that crosses a stop ends with a server', async () => {
  let worker = await startWorker(at('data'));
  for (let round = 0; round < 4; round++) {
    const [next] = await Promise.all([startWorker(at('data')), worker.end('in order')]);
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    worker = next;
  }
  await worker.end('in order');
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s shuts the server down in order', async (signal) => {
  const worker = await startWorker(at('data'));
  const server = postmasterOf(at('data'));
  await worker.end(signal);
  expect([isAlive(server), postmasterOf(at('data'))]).toEqual([false, 0]);
  expect(fs.readFileSync(path.join(at('data'), 'postgres.log'), 'utf8').split('--- starting').pop()).toContain('database system is shut down');
});

test('an ordinary user’s folder is served as that user, whoever starts it', async () => {
  const user = process.getuid!() === 0 ? 65_534 : process.getuid!();
  fs.mkdirSync(at('ordinary'), { mode: 0o700 });
  fs.chownSync(at('ordinary'), user, process.getgid!() === 0 ? 65_534 : process.getgid!());
  const worker = await startWorker(at('ordinary'));
  expect([worker.error, fs.statSync(path.join(at('ordinary'), 'pgdata')).uid]).toEqual([undefined, user]);
  await worker.end('in order');
});

test('a path too long for a socket is no obstacle', async () => {
  const worker = await startWorker(at(path.join('deep'.repeat(20), 'deeper'.repeat(10))));
  expect([worker.error, await query(worker.url, 'select 1 as one')]).toEqual([undefined, [{ one: 1 }]]);
  await worker.end('in order');
});

describe('refuses, and says what to do,', () => {
  test('where another major version made the cluster', async () => {
    const file = path.join(at('data'), 'pgdata/PG_VERSION');
    const own = fs.readFileSync(file, 'utf8');
    fs.writeFileSync(file, '17\n');
    expect((await startWorker(at('data'))).error).toMatch(/was made by PostgreSQL 17; .*Nothing was changed.*stet backup/);
    fs.writeFileSync(file, own);
  });

  (process.platform === 'linux' ? test : test.skip)('where no folder can be made', async () => {
    expect((await startWorker('/proc/stet/data')).error).toMatch(/\/proc\/stet.* cannot be (?:made|used).*hoose another data folder/);
  });

  test('where something else lies in the cluster’s place', async () => {
    fs.mkdirSync(path.join(at('letters'), 'pgdata'), { recursive: true });
    fs.writeFileSync(path.join(at('letters'), 'pgdata/letter.txt'), 'Dear Ada');
    expect((await startWorker(at('letters'))).error).toMatch(/is not empty and holds no PostgreSQL cluster/);
    expect(fs.readdirSync(path.join(at('letters'), 'pgdata'))).toEqual(['letter.txt']);
  });

  test.each([
    ['FATAL:  could not write to file: No space left on device', /is full: free some space/],
    ['mkdir: Read-only file system', /read-only/],
    ['EACCES: permission denied, open', /give it to the user/],
    ['FATAL: pre-existing shared memory block (key 1, ID 2) is still in use', /still works/],
  ])('when it reads "%s"', (log, advice) => {
    expect(explain(log, '/srv/stet')).toMatch(advice);
  });
});
