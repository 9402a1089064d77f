import fs from 'node:fs';
import { Client } from 'pg';
import { refuse } from './error.ts';
import type { Place } from './place.ts';
import { isPostmaster, type Postmaster } from './postmaster.ts';

/** Advisory lock: shared by all processes that use the server, taken exclusively by the one that stops it. */
const LEASE = 7_236_951;

interface Refable {
  ref(): void; // pg has these methods, @types/pg does not
  unref(): void;
}

/** A connection that marks the server as in use; 'busy' if a server is there but does not accept connections; undefined if nothing answers. */
export async function takeLease(url: string, place: Place, server: Postmaster): Promise<Client | 'busy' | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, application_name: 'lease' });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(`select current_setting('data_directory') as folder`);
    if (fs.realpathSync(rows[0].folder) !== fs.realpathSync(place.pgdata)) throw new Error('another server has this port now');
    await client.query('select pg_advisory_lock_shared($1)', [LEASE]);
    (client as unknown as Refable).unref(); // a lease alone must not keep the process alive
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const { code, message } = error as { code?: string; message: string };
    if (code === '28P01' && isPostmaster(server.pid, place)) refuse(`PostgreSQL in ${place.pgdata} refuses the password kept in ${place.password}.`);
    // starting up or shutting down; or silent on our own socket: perhaps it is in another container, where its process id means nothing to us
    return code === '57P03' || (server.socketDir && /timeout/.test(message)) ? 'busy' : undefined;
  }
}

export async function endLease(lease: Client): Promise<void> {
  (lease as unknown as Refable).ref(); // otherwise the process may exit in the middle of this
  await lease.end().catch(() => {});
}

/** Runs `work` if nobody else holds a lease, and keeps new leases waiting meanwhile. Nobody uses a server that is down or shutting down. */
export async function whenLast(url: string, work: () => void): Promise<'last' | 'shared'> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [LEASE]);
    if (!rows[0].alone) return 'shared';
    work();
  } catch {
    // down or shutting down
  } finally {
    await client.end().catch(() => {});
  }
  return 'last';
}
