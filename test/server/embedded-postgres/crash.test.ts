import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { answering, isAlive, killed, postmasterOf, query, scene, startWorker, until } from './workers.ts';

const { folder, clear } = scene();
afterAll(clear);
const data = path.join(folder, 'data');
const noted = path.join(folder, 'acknowledged');

const childrenOf = (pid: number): number[] => execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).split('\n').map(Number).filter(Boolean);
const acknowledged = (): number[] => fs.readFileSync(noted, 'utf8').split('\n').slice(0, -1).map(Number);
const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone with the others
  }
};

beforeAll(async () => {
  const worker = await startWorker(data);
  await query(worker.url, 'create table t (id bigserial primary key, filler text)');
  await worker.end('in order');
});

test.each(['our process', 'our process and the server', 'the server, then our process', 'every process of them'])('kill -9 of %s loses no acknowledged row', async (victims) => {
  fs.writeFileSync(noted, '');
  const writer = await startWorker(data, { write: noted });
  await until(() => acknowledged().length > 100);
  const server = postmasterOf(data);
  const family = childrenOf(server);
  if (victims === 'the server, then our process') {
    kill(server);
    await until(() => !isAlive(server));
    await writer.end('SIGKILL');
  } else {
    const end = writer.end('SIGKILL');
    if (victims !== 'our process') kill(server);
    if (victims === 'every process of them') family.forEach(kill);
    await end;
  }
  // what the server leaves behind ends by itself: the start waits for it
  const next = await startWorker(data);
  expect([next.error, next.joined]).toEqual([undefined, victims === 'our process']);
  const there = new Set((await query(next.url, 'select id::int as id from t')).map(({ id }) => id));
  expect(acknowledged().filter((id) => !there.has(id))).toEqual([]);
  const after = postmasterOf(data);
  await next.end('in order');
  expect([isAlive(after), postmasterOf(data)]).toEqual([false, 0]);
});

test.each([{ tcp: false }, { tcp: true }])('a server that is killed is started again by the process that keeps it, at the same address (%j)', async ({ tcp }) => {
  const folderOfOne = path.join(folder, `kept-${tcp}`);
  const keeper = await startWorker(folderOfOne, { keep: true, tcp });
  for (let times = 0; times < 2; times += 1) {
    const server = postmasterOf(folderOfOne);
    await killed(server);
    await answering(keeper.url);
    expect(postmasterOf(folderOfOne)).not.toBe(server);
  }
  await keeper.end('in order');
  expect(postmasterOf(folderOfOne)).toBe(0);
});
