import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { endAll, isAlive, killed, postmasterOf, query, scene, startWorker, startWorkers, type Worker } from './workers.ts';

const { folder, clear } = scene();
const data = path.join(folder, 'data');

/** A process that has nothing to do with us, and gets the dead server's process id: so the lock files say. */
let stranger: ChildProcess;
beforeAll(() => {
  stranger = spawn('sleep', ['600'], { stdio: 'ignore' });
});
afterAll(async () => {
  stranger.kill();
  await clear();
});

function recycleProcessId(url: string): void {
  const sockets = new URL(url).searchParams.get('host')!;
  for (const file of [path.join(data, 'pgdata/postmaster.pid'), path.join(sockets, '.s.PGSQL.5432.lock')]) {
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^\d+/, String(stranger.pid)));
  }
}

async function crash(worker: Worker): Promise<void> {
  const server = postmasterOf(data);
  await worker.end('SIGKILL');
  await killed(server);
  recycleProcessId(worker.url);
}

test('a stale postmaster.pid whose number is somebody else’s by now does not hinder a start, nor harm them', async () => {
  await crash(await startWorker(data));
  const worker = await startWorker(data);
  expect([worker.error, worker.joined, isAlive(stranger.pid!)]).toEqual([undefined, false, true]);
  await worker.end('in order');
});

test('while a process of the old server still works on the files, nothing is started: its end is waited for, though not for ever', async () => {
  const old = await startWorker(data);
  await query(old.url, 'select 1');
  const checkpointer = Number(execFileSync('sh', ['-c', `ps -o pid=,args= --ppid ${postmasterOf(data)} | awk '/checkpointer/ { print $1 }'`], { encoding: 'utf8' }));
  process.kill(checkpointer, 'SIGSTOP');
  await crash(old);
  expect((await startWorker(data, { dyingMs: 200 })).error).toMatch(/still works/);
  const notices: string[] = [];
  const worker = await startWorker(data, {}, {}, (notice) => {
    if (notices.push(notice) === 1) process.kill(checkpointer, 'SIGKILL');
  });
  expect([worker.error, notices]).toEqual([undefined, [expect.stringMatching(/^Processes of an earlier PostgreSQL are still ending in .*pgdata: waiting for up to 15 s\.$/)]]);
  await worker.end('in order');
});

test('four starts at once after such a crash end with one server', async () => {
  await crash(await startWorker(data));
  const workers = await startWorkers(4, data);
  expect(workers.map(({ error }) => error)).toEqual(Array(4).fill(undefined));
  expect(workers.filter(({ joined }) => joined)).toHaveLength(3);
  const servers = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(`postgres -D ${data}/pgdata -c`));
  expect(servers).toHaveLength(1);
  await endAll(workers);
});
