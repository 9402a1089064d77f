import fs from 'node:fs';
import { Client } from 'pg';
import { refuse } from './error.ts';
import type { Place } from './place.ts';
import { isPostmaster, type Postmaster } from './postmaster.ts';

/** Advisory lock: held shared by every user of the server, taken alone by the one who stops it. */
const LEASE = 7_236_951;

interface Refable {
  ref(): void; // pg has them, @types/pg does not
  unref(): void;
}

/** A connection that says "in use"; 'busy' when a server is there but not open; undefined when nobody answers. */
export async function takeLease(url: string, place: Place, server: Postmaster): Promise<Client | 'busy' | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'lease' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(`select current_setting('data_directory') as folder`);
    if (fs.realpathSync(rows[0].folder) !== fs.realpathSync(place.pgdata)) throw new Error('another server has this port now');
    await client.query('select pg_advisory_lock_shared($1)', [LEASE]);
    (client as unknown as Refable).unref(); // a held lease alone does not keep the process alive
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const { code, message } = error as { code?: string; message: string };
    if (code === '28P01' && isPostmaster(server.pid, place)) refuse(`PostgreSQL in ${place.pgdata} refuses the password kept in ${place.password}.`);
    // starting up or shutting down; or silent on our own socket, perhaps in another container, where its process id says nothing
    return code === '57P03' || (server.socketDir && /timeout/.test(message)) ? 'busy' : undefined;
  }
}

export async function endLease(lease: Client): Promise<void> {
  (lease as unknown as Refable).ref(); // else the process may end in the middle of this
  await lease.end().catch(() => {});
}

/** Runs `work` when nobody else holds a lease, and keeps new ones waiting meanwhile. A server that is down or going down is nobody's. */
export async function whenLast(url: string, work: () => void): Promise<'last' | 'shared'> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [LEASE]);
    if (!rows[0].alone) return 'shared';
    work();
  } catch {
    // it is down or going down
  } finally {
    await client.end().catch(() => {});
  }
  return 'last';
}
