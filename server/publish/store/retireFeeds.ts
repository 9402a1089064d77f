import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database, type Transaction } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Settings } from '../../platform/settings.ts';
import { keyOf } from './chunkList.ts';
import { KeptFeeds } from './keptFeeds.ts';

const JOB = 'retire-feeds';
/** How long a chunk or a file may wait for the publication that it was written for. */
const GRACE_MS = 24 * 60 * 60 * 1000;
const TIMEOUT_MS = 10 * 60_000;

/**
 * Every night, deletes the bytes of all but the newest publications of a show (KEEP_PUBLICATIONS), the chunks that no remaining feed has, and
 * files written for a publication that was never made. The records of publications, and the files they linked, stay.
 */
@Injectable()
export class RetireFeeds {
  constructor(private readonly database: Database, private readonly feeds: KeptFeeds, private readonly clock: Clock, private readonly settings: Settings, jobs: Jobs) {
    jobs.register(JOB, () => this.run(), { cron: '40 2 * * *', singleton: true });
  }

  async run(): Promise<void> {
    const { rows } = await this.database.pool.query<{ showId: string }>('select distinct "showId" from "chunk"');
    for (const { showId } of rows) await this.database.transaction((transaction) => this.ofShow(transaction, showId), { timeout: TIMEOUT_MS });
    // a file locked by a publication in progress is no longer unreferenced
    await this.database.pool.query(
      `delete from "blob" where sha256 in (select sha256 from "blob" b where "createdAt" < $1 and not exists (select from "published_file" f where f.sha256 = b.sha256) for update of b skip locked)`, [new Date(this.clock.now() - GRACE_MS)]);
  }

  /** Locks the show as publishing does, so that nothing about to be deleted becomes referenced meanwhile. */
  private async ofShow(transaction: Transaction, showId: string): Promise<void> {
    await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
    const now = new Date(this.clock.now());
    await transaction.$executeRaw`
      update "published_feed" set "retiredAt" = ${now}, brotli = null, quality = null
       where "showId" = ${showId}::uuid and "retiredAt" is null
         and name not in (select sha256 from "publication" where "showId" = ${showId}::uuid order by number desc limit ${this.settings.keepPublications})`;
    // a list stays as long as others are stored as differences to it
    await transaction.$executeRaw`
      update "published_feed" f set chunks = null, base = null
       where "showId" = ${showId}::uuid and "retiredAt" is not null and chunks is not null
         and not exists (select from "published_feed" o where o."showId" = f."showId" and o.base = f.name and o."retiredAt" is null)`;
    await this.sweep(transaction, showId, new Date(now.getTime() - GRACE_MS));
  }

  private async sweep(transaction: Transaction, showId: string, before: Date): Promise<void> {
    const kept = await transaction.$queryRaw<{ name: Uint8Array }[]>`select name from "published_feed" where "showId" = ${showId}::uuid and "retiredAt" is null`;
    const used = new Set<string>();
    for (const { name } of kept) for (const chunk of await this.feeds.list(showId, name)) used.add(keyOf(chunk));
    const old = await transaction.$queryRaw<{ sha256: Uint8Array }[]>`select sha256 from "chunk" where "showId" = ${showId}::uuid and "createdAt" < ${before}`;
    const unused = old.map(({ sha256 }) => Buffer.from(sha256)).filter((sha256) => !used.has(keyOf({ sha256 }))).map((sha256) => sha256.toString('hex'));
    if (unused.length > 0) await transaction.$executeRaw`delete from "chunk" where "showId" = ${showId}::uuid and sha256 = any(select decode(hex, 'hex') from unnest(${unused}::text[]) as hex)`;
  }
}
