import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { Writes } from '../../platform/writes.ts';
import { BEST, brotliOf } from './brotli.ts';
import { KeptFeeds } from './keptFeeds.ts';

const JOB = 'compress-feed';
/** A feed of 150 MB takes minutes. */
const EXPIRE_SECONDS = 60 * 60;

/**
 * Brotli, the best there is, made when nobody waits, of what is public by then. Until it is there, whoever takes it gets gzip: to compress
 * within a publication would be time in which the world has the old feed.
 */
@Injectable()
export class CompressFeeds {
  constructor(private readonly database: Database, private readonly feeds: KeptFeeds, private readonly jobs: Jobs) {
    jobs.register<{ showId: string }>(JOB, ({ showId }) => this.run(showId), { expireInSeconds: EXPIRE_SECONDS });
  }

  ask(writes: Writes, showId: string): Promise<void> {
    return this.jobs.enqueue(writes, JOB, { showId }, { key: showId });
  }

  private async run(showId: string): Promise<void> {
    const name = await this.wanting(showId);
    if (!name) return;
    const brotli = await brotliOf(await this.feeds.whole(showId, name), BEST);
    await this.database.pool.query('update "published_feed" set brotli = $3, quality = $4 where "showId" = $1 and name = $2 and "retiredAt" is null', [showId, name, brotli, BEST]);
    // only what is public is asked for in this form
    await this.database.pool.query('update "published_feed" set brotli = null, quality = null where "showId" = $1 and name <> $2 and brotli is not null', [showId, name]);
  }

  /** The current feed of the show, unless it is compressed as well as can be. */
  private async wanting(showId: string): Promise<Buffer | null> {
    // a publication under way may count on this very job, which it found waiting: it holds the show until it is there
    await this.database.pool.query('select from "show" where id = $1 for share', [showId]);
    const { rows: [current] } = await this.database.pool.query<{ name: Buffer; quality: number | null }>(
      `select f.name, f.quality from "publication" p join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256
        where p."showId" = $1 order by p.number desc limit 1`, [showId]);
    return current && current.quality !== BEST ? current.name : null;
  }
}
