import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { Writes } from '../../platform/writes.ts';
import { BEST, brotliOf, QUICK } from './brotli.ts';
import { KeptFeeds } from './keptFeeds.ts';

const JOB = 'compress-feed';
/** A feed of 150 MB takes minutes. */
const EXPIRE_SECONDS = 60 * 60;

/** One that is made in a tenth of a second for each few megabytes, then the best there is. */
const QUALITIES = [QUICK, BEST];

/**
 * Brotli, made right after a publication, of what is public by then; the best takes minutes for a long feed. Until there is one, whoever
 * takes it gets gzip: to compress the whole within a publication, or a preview, would be time that grows with the feed, and a stream of
 * stretches as gzip's cannot be made: Node does not hand on what tells the encoder that something stands before its own
 * (`BROTLI_PARAM_STREAM_OFFSET`).
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
    const current = await this.current(showId);
    const missing = QUALITIES.filter((quality) => current && quality > (current.quality ?? 0));
    if (!current || missing.length === 0) return;
    const { name } = current;
    const bytes = await this.feeds.whole(showId, name);
    for (const quality of missing) {
      const brotli = await brotliOf(bytes, quality);
      await this.database.pool.query('update "published_feed" set brotli = $3, quality = $4 where "showId" = $1 and name = $2 and "retiredAt" is null', [showId, name, brotli, quality]);
      // only what is public is asked for in this form
      await this.database.pool.query('update "published_feed" set brotli = null, quality = null where "showId" = $1 and name <> $2 and brotli is not null', [showId, name]);
    }
  }

  /** The current feed of the show, and how well it is compressed. */
  private async current(showId: string): Promise<{ name: Buffer; quality: number | null } | undefined> {
    // a publication under way may count on this very job, which it found waiting: it holds the show until it is there
    await this.database.pool.query('select from "show" where id = $1 for share', [showId]);
    const { rows: [current] } = await this.database.pool.query<{ name: Buffer; quality: number | null }>(
      `select f.name, f.quality from "publication" p join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256
        where p."showId" = $1 order by p.number desc limit 1`, [showId]);
    return current;
  }
}
