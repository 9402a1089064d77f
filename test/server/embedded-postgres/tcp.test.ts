import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { killed, postmasterOf, query, scene, startWorker } from './workers.ts';

const { folder, clear } = scene();
const data = path.join(folder, 'data');
const others: net.Server[] = [];
afterAll(async () => {
  for (const other of others) other.close();
  await clear();
});

/** Somebody else's server; port 0 is any. */
async function occupy(port: number): Promise<number> {
  const server = net.createServer((socket) => socket.end('HTTP/1.1 400 no\r\n\r\n'));
  others.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as net.AddressInfo).port;
}

const portOf = (url: string): number => Number(new URL(url).port);

test('over TCP it evades taken ports, and listens on loopback only', async () => {
  const taken = await occupy(0);
  const worker = await startWorker(data, { tcp: true, port: taken });
  expect(worker.error).toBeUndefined();
  const port = portOf(worker.url);
  expect(port).not.toBe(taken);
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  const listening = ['tcp', 'tcp6'].flatMap((table) => fs.readFileSync(`/proc/net/${table}`, 'utf8').split('\n')).map((line) => line.trim().split(/\s+/)).filter(([, local, , state]) => state === '0A' && local!.endsWith(`:${hex}`));
  expect(listening.map(([, local]) => local)).toEqual([`0100007F:${hex}`]);

  // a crash, after which another program has the port
  const server = postmasterOf(data);
  await worker.end('SIGKILL');
  await killed(server);
  await occupy(port);
  const next = await startWorker(data, { tcp: true });
  expect([next.error, next.joined, portOf(next.url) === port]).toEqual([undefined, false, false]);
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await next.end('in order');
});
