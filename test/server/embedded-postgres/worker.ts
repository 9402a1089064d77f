/** A process that uses an embedded server: starts or joins it, says so, writes rows if asked to, and leaves when told. */
import fs from 'node:fs';
import { Client } from 'pg';
import { keepEmbeddedPostgres } from '../../../server/platform/embedded-postgres/keep.ts';
import { startEmbeddedPostgres } from '../../../server/platform/embedded-postgres/start.ts';

const [, , folder, given] = process.argv;
const { write, keep = false, ...wanted } = JSON.parse(given!) as { write?: string; keep?: boolean; tcp?: boolean; port?: number; dyingMs?: number };
const options = { ...wanted, notify: (notice: string) => void process.send!({ notice }) };

try {
  const server = keep ? await keepEmbeddedPostgres(folder!, options, (error) => process.send!({ notice: error.message })) : await startEmbeddedPostgres(folder!, options);
  const leave = () => void server.stop().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, leave);
  process.once('disconnect', leave);
  process.on('message', leave);
  process.send!({ joined: server.joined, url: server.url });
  if (write) await Promise.all([1, 2, 3, 4].map(() => writeRows(server.url, write))).catch(() => {}); // until the server is killed
} catch (error) {
  process.send!({ error: (error as Error).message });
  process.exitCode = 1;
  process.disconnect();
}

/** Notes a row only when the server has acknowledged it. */
async function writeRows(url: string, file: string): Promise<never> {
  const acknowledged = fs.openSync(file, 'a');
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  for (;;) {
    const { rows } = await client.query(`insert into t (filler) values (repeat('x', 500)) returning id`);
    fs.writeSync(acknowledged, `${rows[0].id}\n`);
  }
}
