import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { Writes } from '../../platform/writes.ts';
import { bestBrotli } from './bestBrotli.ts';
import { BEST, QUICK, quickBrotli } from './brotli.ts';
import { KeptFeeds } from './keptFeeds.ts';

const JOB = 'compress-feed';
/** A queue of its own, so that no publication waits for its first brotli behind minutes of work on another feed. */
const BEST_JOB = 'compress-feed-well';
/** A feed of 150 MB takes minutes on an otherwise idle machine. */
const EXPIRE_SECONDS = 60 * 60;
/** How often, in bytes, it checks that the feed is still the public one. */
const LOOK_BYTES = 4_000_000;

interface Current {
  name: Buffer;
  quality: number | null;
}

/**
 * Makes the brotli form of the public feed right after a publication: quickly at first, a tenth of a second per few megabytes, then at the best
 * quality, which takes minutes for a long feed and is abandoned if the next publication comes. Until then, clients that accept brotli get gzip.
 * Compressing everything during a publication or a preview would take time that grows with the feed, and a stream cannot be assembled from
 * chunks as for gzip: Node does not pass on the parameter that tells the encoder that data precedes its own (`BROTLI_PARAM_STREAM_OFFSET`).
 */
@Injectable()
export class CompressFeeds {
  constructor(private readonly database: Database, private readonly feeds: KeptFeeds, private readonly jobs: Jobs) {
    jobs.register<{ showId: string }>(JOB, ({ showId }) => this.quickly(showId), { expireInSeconds: EXPIRE_SECONDS });
    jobs.register<{ showId: string }>(BEST_JOB, ({ showId }, signal) => this.well(showId, signal), { expireInSeconds: EXPIRE_SECONDS });
  }

  ask(writes: Writes, showId: string): Promise<void> {
    return this.jobs.enqueue(writes, JOB, { showId }, { key: showId });
  }

  private async quickly(showId: string): Promise<void> {
    // a publication in progress may rely on this job, which it found waiting: it locks the show until it is committed
    await this.database.pool.query('select from "show" where id = $1 for share', [showId]);
    const current = await this.current(showId);
    if (!current || current.quality === BEST) return;
    if (current.quality === null) await this.keep(showId, current.name, await quickBrotli(await this.feeds.whole(showId, current.name)), QUICK);
    await this.database.transaction((transaction) => this.jobs.enqueue(transaction, BEST_JOB, { showId }, { key: showId }));
  }

  private async well(showId: string, signal: AbortSignal): Promise<void> {
    const current = await this.current(showId);
    if (!current || current.quality === BEST) return;
    const { name } = current;
    const { pieces, length } = await this.feeds.pieces(showId, name);
    const overtaken = new AbortController();
    const compressed = bestBrotli(this.whilePublic(showId, name, pieces, overtaken), length, AbortSignal.any([signal, overtaken.signal]));
    const best = await compressed.catch((error: unknown) => {
      if (overtaken.signal.aborted) return null; // the newer publication has enqueued its own job
      throw error;
    });
    if (best) await this.keep(showId, name, best, BEST);
  }

  /** The pieces of a feed, as long as it is the newest. */
  private async *whilePublic(showId: string, name: Buffer, pieces: AsyncIterable<Buffer>, overtaken: AbortController): AsyncGenerator<Buffer> {
    let unlooked = 0;
    for await (const piece of pieces) {
      yield piece;
      unlooked += piece.length;
      if (unlooked < LOOK_BYTES) continue;
      unlooked = 0;
      if ((await this.current(showId))?.name.equals(name)) continue;
      overtaken.abort();
      return;
    }
  }

  /** Only the public feed is requested as brotli, so the previous one's is deleted; nothing is stored if this feed has been replaced. */
  private async keep(showId: string, name: Buffer, brotli: Buffer, quality: number): Promise<void> {
    await this.database.pool.query(
      `update "published_feed" set brotli = case when name = $2 then $3::bytea end, quality = case when name = $2 then $4::int end
        where "showId" = $1 and (name = $2 and "retiredAt" is null or name <> $2 and brotli is not null)
          and $2 = (select sha256 from "publication" where "showId" = $1 order by number desc limit 1)`, [showId, name, brotli, quality]);
  }

  /** The current feed of the show, and how well it is compressed. */
  private async current(showId: string): Promise<Current | undefined> {
    const { rows: [current] } = await this.database.pool.query<Current>(
      `select f.name, f.quality from "publication" p join "published_feed" f on f."showId" = p."showId" and f.name = p.sha256
        where p."showId" = $1 order by p.number desc limit 1`, [showId]);
    return current;
  }
}
