import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import { DatabaseError, Pool } from 'pg';
import { Prisma, PrismaClient } from '../../prisma/generated/client.ts';
import { asking, type Ask } from './ask.ts';
import { keepEmbeddedPostgres } from './embedded-postgres/keep.ts';
import { migrate } from './migrate.ts';
import { overWithin } from './overWithin.ts';
import type { Settings } from './settings.ts';
import { Writes } from './writes.ts';

export type Transaction = Prisma.TransactionClient;

const OLDEST = 15;
const CONNECTIONS = 10;
/** Long, because opening a connection takes as long as a publication, and its first write to a table takes three times as long as later ones. */
const IDLE_MS = 10 * 60_000;
/** Firewalls and NAT drop connections that stay silent, so TCP keep-alive starts after this. */
const SAY_SOMETHING_MS = 60_000;
const ATTEMPTS = 3;
const TIMEOUT_MS = 30_000;
/** How long closing waits for running transactions. The HTTP server does not wait for them if the client has hung up. */
const GRACE_MS = 10_000;

/** The database: one pool of connections, used through Prisma or in SQL. */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly prisma: PrismaClient;
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    readonly pool: Pool,
    /** The server's address, including a password. */
    readonly url: string,
    private readonly letGo: () => Promise<void> = async () => {},
  ) {
    this.prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 10_000, timeout: TIMEOUT_MS } });
  }

  /** Opens DATABASE_URL, or else the embedded PostgreSQL, and migrates it to this release. */
  static async open(settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<Database> {
    if (settings.databaseUrl) return Database.at(settings.databaseUrl);
    const log = new Logger('database');
    const server = await keepEmbeddedPostgres(settings.dataFolder, { notify: (message) => log.warn(message) }, (error) => {
      log.error(`PostgreSQL ended and cannot be started again: ${error.message}`);
      process.exit(1); // so that a service manager restarts us
    });
    try {
      return await Database.at(server.url, server.stop);
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private static async at(url: string, letGo?: () => Promise<void>): Promise<Database> {
    const pool = new Pool({ connectionString: url, max: CONNECTIONS, idleTimeoutMillis: IDLE_MS, keepAlive: true, keepAliveInitialDelayMillis: SAY_SOMETHING_MS, pipeline: true, application_name: 'stet' });
    // unhandled, an idle connection that breaks would end the process; the next query opens a new one or reports what is wrong
    pool.on('error', (error) => new Logger('database').warn(`a connection was lost: ${error.message}`));
    try {
      await checkServer(pool);
      await migrate(pool);
    } catch (error) {
      await pool.end();
      throw error;
    }
    return new Database(pool, url, letGo);
  }

  /**
   * Runs `work` as one transaction: all of it or nothing. After a deadlock or a serialization failure it runs again, so it must
   * have no effects outside the database.
   */
  async transaction<T>(work: (transaction: Transaction) => Promise<T>, options: { isolationLevel?: Prisma.TransactionIsolationLevel; timeout?: number } = {}): Promise<T> {
    return this.seenThrough(repeated(() => this.prisma.$transaction(work, options)));
  }

  /**
   * The same for work done entirely in SQL: for requests that somebody waits for, since a statement costs a fraction of what it costs
   * through Prisma. No statement may take longer than `timeout`. The first query is sent together with `begin`, and what is added to
   * `writes` together with `commit`, unless the work sends it earlier, so work that reads and then writes takes two round trips.
   */
  async transactionInSql<T>(work: (ask: Ask, writes: Writes) => Promise<T>, { timeout = TIMEOUT_MS }: { timeout?: number } = {}): Promise<T> {
    return this.seenThrough(repeated(() => this.inSql(work, timeout)));
  }

  private async seenThrough<T>(work: Promise<T>): Promise<T> {
    this.underWay.add(work);
    try {
      return await work;
    } finally {
      this.underWay.delete(work);
    }
  }

  private async inSql<T>(work: (ask: Ask, writes: Writes) => Promise<T>, timeout: number): Promise<T> {
    const client = await this.pool.connect();
    let lost: Error | undefined;
    let failed: unknown; // the first failure: the statements after it only report that the transaction is aborted
    // without a listener a lost connection would end the process: the pool listens only to idle ones. The next query fails anyway
    const lose = (error: Error): void => { lost = error; };
    client.on('error', lose);
    try {
      const begun = client.query(`begin; set local statement_timeout = ${timeout}; set local plan_cache_mode = force_generic_plan`);
      begun.catch(() => {}); // every query awaits it and reports its failure
      const ask: Ask = async <Row>(...asked: Parameters<Ask>) => {
        try {
          return (await Promise.all([asking(client)<Row>(...asked), begun]))[0];
        } catch (error) {
          failed ??= error;
          throw error;
        }
      };
      const writes = new Writes();
      const result = await work(ask, writes);
      await begun;
      const last = await writes.send(ask);
      const [{ command }] = await Promise.all([client.query('commit'), ...last]);
      if (command !== 'COMMIT') throw new Error('a statement failed and the transaction went on: nothing of it was kept');
      return result;
    } catch (error) {
      await client.query('rollback').catch(lose);
      throw saysOnlyThatItIsOver(error) ? (failed ?? error) : error;
    } finally {
      client.off('error', lose);
      client.release(lost);
    }
  }

  /** Waits for running transactions first: Prisma would roll them back while they are at work. */
  async close(): Promise<void> {
    await overWithin(GRACE_MS, this.underWay);
    await this.prisma.$disconnect();
    await this.pool.end();
    await this.letGo();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
  }
}

async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !asksForRepetition(error)) throw error;
    }
  }
}

/** Whether it is a serialization failure or a deadlock, as reported by pg, by Prisma, or by Prisma for raw SQL. */
const asksForRepetition = (error: unknown): boolean => {
  if (error instanceof DatabaseError) return REPEATED.has(error.code ?? '');
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2034' || (error.code === 'P2010' && REPEATED.has((error.meta as RawFault | undefined)?.driverAdapterError?.cause?.originalCode ?? ''));
};

const REPEATED: ReadonlySet<string> = new Set(['40001', '40P01']);

/** The `meta` of Prisma's error for raw SQL that failed. */
interface RawFault {
  driverAdapterError?: { cause?: { originalCode?: string } };
}

const saysOnlyThatItIsOver = (error: unknown): boolean => error instanceof DatabaseError && error.code === '25P02';

async function checkServer(pool: Pool): Promise<void> {
  const { rows } = await pool
    .query<{ version: number; encoding: string }>(`select current_setting('server_version_num')::int / 10000 as version, current_setting('server_encoding') as encoding`)
    .catch((error: Error) => {
      throw new Error(`The database cannot be reached: ${error.message}`, { cause: error });
    });
  const { version, encoding } = rows[0]!;
  if (version < OLDEST) throw new Error(`The database is PostgreSQL ${version}; Stet needs ${OLDEST} or newer.`);
  if (encoding !== 'UTF8') throw new Error(`The database keeps text as ${encoding}; Stet needs one made with ENCODING 'UTF8'.`);
}
