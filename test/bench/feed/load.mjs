/**
 * `node load.mjs '{ "targets": [{ "url", "pid" }], "headers" }'`: how many requests each of these servers answers per second, and per second
 * of CPU time. Requests go over persistent connections, each sending the next one as soon as it has its answer.
 *
 * It never sleeps: waking it would cost the server time, and the slower of two servers would pay for that more often. The servers take short
 * turns, and only turns in which nobody waited for a core count, since other load on the machine is no property of a server.
 */
import fs from 'node:fs';
import net from 'node:net';
import { setTimeout } from 'node:timers/promises';

const { targets, headers } = JSON.parse(process.argv[2]);
const CONNECTIONS = 16;
const WARM_TURNS = 8;
const TURNS = 11;
const MOST_TURNS = 80;
const ROUND_MS = 250;
const MOST_WAITED = 0.05;

/** A thread's CPU time, and how long it waited for a core, in seconds. Linux only. */
const scheduled = (pid, thread = pid) => fs.readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ').map((ns) => Number(ns) / 1e9);

/** CPU time of all threads. */
const computed = (pid) => fs.readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + scheduled(pid, thread)[0], 0);

/** How long the main thread, which does the work here and in the servers, waited for a core. */
const waited = (pid) => scheduled(pid)[1];

function fail(why) {
  console.error(why);
  process.exit(1);
}

/** All answers are read into this one buffer, so that receiving costs less than sending. */
const buffer = Buffer.alloc(1024 * 1024);

/** All answers on a connection are as long as its first one, so only their lengths are looked at. */
function ask(url) {
  const { hostname, port, pathname } = new URL(url);
  const lines = Object.entries({ host: `${hostname}:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`);
  const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const asker = { answered: 0, asking: false, idle: [] };
  for (let connection = 0; connection < CONNECTIONS; connection += 1) {
    let expected = 0;
    let have = 0;
    let start = '';
    const receive = (length) => {
      have += length;
      if (expected === 0) {
        start += buffer.latin1Slice(0, length);
        const end = start.indexOf('\r\n\r\n');
        if (end === -1) return true;
        if (!/^HTTP\/1\.1 (?:200|304) /.test(start)) fail(`answered: ${start.slice(0, 60)}`);
        expected = end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(start)?.[1] ?? 0);
      }
      if (have < expected) return true;
      have -= expected;
      asker.answered += 1;
      if (asker.asking) socket.write(request);
      else asker.idle.push(socket);
      return true;
    };
    const socket = net.connect({ port: Number(port), host: hostname, onread: { buffer, callback: receive } }, () => asker.idle.push(socket));
    socket.on('error', ({ message }) => fail(message));
    socket.on('end', () => fail(`${url} closed a connection`));
  }
  asker.start = () => {
    asker.asking = true;
    for (const socket of asker.idle.splice(0)) socket.write(request);
  };
  return asker;
}

/** Waits until all connections have their answers. */
const settled = async (asker) => {
  while (asker.idle.length < CONNECTIONS) await setTimeout(1);
};

async function round({ pid, asker }) {
  const look = () => [asker.answered, performance.now() / 1000, computed(pid), waited(pid), waited(process.pid)];
  const before = look();
  asker.start();
  await setTimeout(ROUND_MS);
  asker.asking = false;
  await settled(asker);
  const [answers, seconds, computing, ...waiting] = look().map((now, index) => now - before[index]);
  return { perSecond: answers / seconds, perComputed: answers / computing, busy: computing / seconds, waited: Math.max(...waiting) / seconds };
}

const spin = () => setImmediate(spin);
spin();
const asked = targets.map((target) => ({ ...target, asker: ask(target.url) }));
for (const { asker } of asked) await settled(asker);

const counted = [];
let least = Infinity;
for (let turn = -WARM_TURNS; turn < MOST_TURNS && counted.length < TURNS; turn += 1) {
  const rounds = [];
  for (let place = 0; place < asked.length; place += 1) {
    const index = (place + turn + WARM_TURNS) % asked.length;
    rounds[index] = await round(asked[index]);
  }
  const most = Math.max(...rounds.map((of) => of.waited));
  if (turn < 0) continue;
  least = Math.min(least, most);
  if (most <= MOST_WAITED) counted.push(rounds);
}
if (counted.length < TURNS) fail(`In ${counted.length} of ${MOST_TURNS} turns nobody waited for a core, and ${TURNS} are needed (in the best one ${Math.round(least * 100)} % of it was waited): measure when the machine has less to do.`);
console.log(JSON.stringify(counted));
process.exit(0);
