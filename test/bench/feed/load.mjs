/** `node load.mjs URL HEADERS`: how many requests a second are answered, over kept connections, each asking again when it has its answer. */
import net from 'node:net';

const [, , url, headers] = process.argv;
const CONNECTIONS = 16;
const WARM_MS = 500;
const MEASURED_MS = 2_000;

const { hostname, port, pathname } = new URL(url);
const lines = Object.entries({ host: `${hostname}:${port}`, ...JSON.parse(headers) }).map(([name, value]) => `${name}: ${value}`);
const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);

let answered = 0;

/** Every answer is as long as the first one: nothing of it is read but its length. */
function ask() {
  const socket = net.connect(Number(port), hostname, () => socket.write(request));
  let expected = 0;
  let have = 0;
  let start = '';
  socket.on('data', (piece) => {
    have += piece.length;
    if (expected === 0) {
      start += piece.toString('latin1');
      const end = start.indexOf('\r\n\r\n');
      if (end === -1) return;
      if (!/^HTTP\/1\.1 (?:200|304) /.test(start)) throw new Error(`answered: ${start.slice(0, 60)}`);
      expected = end + 4 + Number(/\r\ncontent-length: (\d+)/i.exec(start)?.[1] ?? 0);
    }
    if (have < expected) return;
    have -= expected;
    answered += 1;
    socket.write(request);
  });
  socket.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}

for (let connection = 0; connection < CONNECTIONS; connection += 1) ask();
setTimeout(() => {
  answered = 0;
  const start = performance.now();
  setTimeout(() => {
    process.stdout.write(String(answered / ((performance.now() - start) / 1000)));
    process.exit(0);
  }, MEASURED_MS);
}, WARM_MS);
