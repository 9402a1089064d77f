import { Client } from 'pg';

/** The first of the two keys of a job's advisory lock; the second is a hash of the job's id. */
const JOB_LOCK = 5_391_117;
const TIMEOUT_MS = 5_000;

/**
 * The jobs that a server is running, as advisory locks on a connection of its own. However the server ends, its locks end with it, so
 * others can tell a long job from one whose server died.
 */
export class HeldJobs {
  private readonly ids = new Set<string>();
  private client: Promise<Client> | undefined;

  constructor(private readonly url: string) {}

  async hold(id: string): Promise<void> {
    const client = await this.connected();
    this.ids.add(id);
    await client.query(`select pg_advisory_lock(${JOB_LOCK}, hashtext($1))`, [id]);
  }

  async letGo(id: string): Promise<void> {
    if (!this.ids.delete(id)) return;
    const client = await this.client;
    await client?.query(`select pg_advisory_unlock(${JOB_LOCK}, hashtext($1))`, [id]).catch(() => {}); // on failure the lock ends with the connection
  }

  /** Takes the locks again if their connection was lost. */
  async keep(): Promise<void> {
    if (this.ids.size > 0) await this.connected();
  }

  async end(): Promise<void> {
    this.ids.clear();
    await (await this.client?.catch(() => undefined))?.end();
  }

  private connected(): Promise<Client> {
    return (this.client ??= this.connect());
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, application_name: 'stet jobs', keepAlive: true, pipeline: true, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
    const lose = (): void => { this.client = undefined; };
    client.on('error', lose);
    client.on('end', lose);
    try {
      await client.connect();
      for (const id of this.ids) await client.query(`select pg_advisory_lock(${JOB_LOCK}, hashtext($1))`, [id]);
      return client;
    } catch (error) {
      lose();
      await client.end().catch(() => {});
      throw error;
    }
  }
}

/** An SQL condition: no server holds the job with this id. True for only one caller at a time, since it takes the lock. */
export const isHeldByNobody = (id: string): string => `pg_try_advisory_xact_lock(${JOB_LOCK}, hashtext(${id}::text))`;
