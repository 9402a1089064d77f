import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import PgBoss from 'pg-boss';
import { Database, type Transaction } from '../database.ts';
import { overWithin } from '../overWithin.ts';
import { Writes } from '../writes.ts';
import { HeldJobs, isHeldByNobody } from './heldJobs.ts';
import { SCHEMA } from './schema.ts';

/** Runs one job. A job may run twice if a server dies in the middle, so this must be safe to repeat. `signal` ends it early. */
export type Handler<Data extends object> = (data: Data, signal: AbortSignal) => Promise<void>;

export interface JobOptions {
  /** A cron expression in UTC, for jobs that also run on a schedule, without data and on only one of the servers. */
  cron?: string;
  /** How often a job that failed or whose server died is retried; 2 by default. */
  retries?: number;
  /** Doubles the pause before each retry, starting from half a minute. */
  backoff?: boolean;
  /** A job that takes longer counts as failed. */
  expireInSeconds?: number;
  /** Jobs with the same key (or all jobs, if they have none) run one at a time across all servers. */
  singleton?: boolean;
}

interface Queue {
  handler: Handler<object>;
  options: JobOptions;
}

const POLL_MS = 1_000;
/** How often a server looks for jobs whose server died. */
const LOOK_MS = 10_000;
const RETRY_SECONDS = 30;
const EXPIRE_SECONDS = 15 * 60;
/** How long a stopping server waits for its running jobs; jobs that it abandons run again elsewhere. */
const GRACE_MS = 10_000;

/**
 * Background work: kept in the same PostgreSQL, done by whichever server is free, retried when it fails. A job exists exactly if
 * the transaction that asked for it was committed.
 */
@Injectable()
export class Jobs implements BeforeApplicationShutdown {
  private readonly log = new Logger('jobs');
  private readonly boss: PgBoss;
  private readonly queues = new Map<string, Queue>();
  private readonly made = new Map<string, Promise<void>>();
  private readonly ending = new AbortController();
  private readonly running = new Map<string, Promise<void>>();
  private readonly held: HeldJobs;
  /** Active jobs that no server held when we last looked. */
  private forsaken = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private looking: NodeJS.Timeout | undefined;
  private ready: Promise<unknown> | undefined;
  /** The part of pg-boss that schedules and cleans up: only in processes that run jobs. */
  private clock: PgBoss | undefined;

  constructor(private readonly database: Database) {
    this.boss = this.bossOf({ supervise: false, schedule: false });
    this.held = new HeldJobs(database.url);
  }

  /** Registers the handler for jobs of this name; called in a provider's constructor. */
  register<Data extends object>(name: string, handler: Handler<Data>, options: JobOptions = {}): void {
    if (this.queues.has(name)) throw new Error(`two providers do the jobs "${name}"`);
    this.queues.set(name, { handler: handler as Handler<object>, options });
  }

  /** Enqueues a job in a transaction, or as one of its `Writes`. `startAfter` delays it; while a job with the same `key` is waiting, another is not added. */
  async enqueue(into: Transaction | Writes, name: string, data: object, { startAfter, key }: { startAfter?: Date; key?: string } = {}): Promise<void> {
    await this.queue(name);
    const executeSql = async (text: string, values: unknown[]) => {
      if (!(into instanceof Writes)) return { rows: await into.$queryRawUnsafe<unknown[]>(text, ...values.map(plain)) };
      into.add(text, ...values.map(plain));
      return { rows: [] };
    };
    const singletonKey = key ?? (this.queues.get(name)!.options.singleton ? '' : randomUUID());
    await this.boss.send(name, data, { ...(startAfter && { startAfter: startAfter.toISOString() }), singletonKey, db: { executeSql } });
  }

  /** Starts running jobs, including the scheduled ones; until then they wait. */
  async start(): Promise<void> {
    for (const name of this.queues.keys()) await this.queue(name);
    await this.keepTime();
    const poll = (): void => {
      this.timer = setTimeout(() => void this.beginDue().finally(() => { if (!this.ending.signal.aborted) poll(); }), POLL_MS);
    };
    poll();
    const look = (): void => {
      this.looking = setTimeout(() => void this.giveBack().catch((error: Error) => this.log.warn(`jobs whose server died wait: ${error.message}`)).finally(() => { if (!this.ending.signal.aborted) look(); }), LOOK_MS);
    };
    look();
  }

  /**
   * Fails the jobs whose server died, so that they are retried. A job counts as abandoned if nobody held it twice in a row: a server
   * that only lost its connection takes its locks again in between.
   */
  async giveBack(): Promise<void> {
    await this.held.keep();
    const { rows } = await this.database.pool.query<{ id: string; name: string }>(
      `with active as materialized (select id, name from ${SCHEMA}.job where name = any($1) and state = 'active')
       select id, name from active where ${isHeldByNobody('id')}`, [[...this.queues.keys()]]);
    const before = this.forsaken;
    this.forsaken = new Set(rows.map(({ id }) => id));
    for (const { id, name } of rows) {
      if (!before.has(id)) continue;
      await this.queue(name);
      await this.boss.fail(name, id, { message: 'its server died' });
    }
  }

  /** Runs what is due, here and now, until nothing is left; with `later`, delayed jobs too. */
  async drain({ later = false } = {}): Promise<void> {
    for (let done = 1; done > 0;) {
      done = 0;
      for (const name of this.queues.keys()) {
        await this.queue(name);
        done += await this.work(name, later);
      }
    }
  }

  /** Runs before the database closes. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ending.abort(new Error('the server stops'));
    clearTimeout(this.timer);
    clearTimeout(this.looking);
    await overWithin(GRACE_MS, this.running.values());
    await this.held.end();
    await this.clock?.stop({ graceful: false });
    if (this.ready) await this.boss.stop({ graceful: false });
  }

  private bossOf(parts: { supervise: boolean; schedule: boolean }): PgBoss {
    const boss = new PgBoss({ schema: SCHEMA, ...parts, db: { executeSql: (text, values) => this.database.pool.query(text, values) } });
    boss.on('error', (error) => { if (!this.ending.signal.aborted) this.log.warn(error.message); });
    return boss;
  }

  private async keepTime(): Promise<void> {
    this.clock = this.bossOf({ supervise: true, schedule: true });
    await this.clock.start();
    const wanted = new Map([...this.queues].flatMap(([name, { options }]) => (options.cron === undefined ? [] : [[name, options.cron] as const])));
    for (const { name } of await this.clock.getSchedules()) if (!wanted.has(name)) await this.clock.unschedule(name);
    for (const [name, cron] of wanted) await this.clock.schedule(name, cron, {}, { tz: 'UTC' });
  }

  /** Creates a queue when first needed, so that a process that uses no jobs does not pay for them. */
  private queue(name: string): Promise<void> {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`nobody does the jobs "${name}"`);
    const made = this.made.get(name) ?? this.make(name, queue.options);
    this.made.set(name, made);
    made.catch(() => this.made.delete(name));
    return made;
  }

  private async make(name: string, { retries = 2, backoff = false, expireInSeconds = EXPIRE_SECONDS, singleton = false }: JobOptions): Promise<void> {
    await (this.ready ??= this.boss.start());
    // pg-boss policies per key: 'short' allows one waiting job; 'stately' allows one waiting and one active
    const policy = singleton ? 'stately' as const : 'short' as const;
    const options = { name, policy, retryLimit: retries, retryDelay: RETRY_SECONDS, retryBackoff: backoff, expireInSeconds };
    await this.boss.createQueue(name, options);
    await this.boss.updateQueue(name, options);
  }

  /** Asks for all queues in one query; those with due jobs work through them concurrently. */
  private async beginDue(): Promise<void> {
    try {
      const { rows } = await this.database.pool.query<{ name: string }>(
        `select distinct name from ${SCHEMA}.job where name = any($1) and state < 'active' and start_after < now()`, [[...this.queues.keys()]]);
      for (const { name } of rows) {
        if (this.running.has(name) || this.ending.signal.aborted) continue;
        this.running.set(name, this.workThrough(name));
      }
    } catch (error) {
      this.log.warn(`jobs wait: ${(error as Error).message}`);
    }
  }

  private async workThrough(name: string): Promise<void> {
    try {
      await this.work(name, false);
    } catch (error) {
      this.log.warn(`${name} waits: ${(error as Error).message}`);
    } finally {
      this.running.delete(name);
    }
  }

  /** Runs the due jobs of one name, one after the other; returns how many. */
  private async work(name: string, ignoreStartAfter: boolean): Promise<number> {
    const { handler } = this.queues.get(name)!;
    let done = 0;
    for (; !this.ending.signal.aborted; done += 1) {
      const [job] = await this.boss.fetch<object>(name, { ignoreStartAfter });
      if (!job) break;
      const signal = AbortSignal.any([this.ending.signal, AbortSignal.timeout(job.expireInSeconds * 1000)]);
      try {
        await this.held.hold(job.id);
        await handler(job.data ?? {}, signal);
        await this.boss.complete(name, job.id);
      } catch (error) {
        await this.boss.fail(name, job.id, { message: (error as Error).message });
        if (this.ending.signal.aborted) await this.boss.retry(name, job.id); // the job is not to blame
        else this.log.error(`${name} failed: ${(error as Error).message}`, (error as Error).stack);
      } finally {
        await this.held.letGo(job.id);
      }
    }
    return done;
  }
}

const plain = (value: unknown): unknown => (value === undefined ? null : value !== null && typeof value === 'object' ? JSON.stringify(value) : value);
