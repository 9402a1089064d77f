import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import type { Writes } from '../../platform/writes.ts';
import { bestBrotli } from './bestBrotli.ts';
import { BEST, QUICK, quickBrotli } from './brotli.ts';
import { KeptFeeds } from './keptFeeds.ts';

const JOB = 'compress-feed';
/** A queue of its own: no publication waits for its first brotli behind minutes of another feed. */
const BEST_JOB = 'compress-feed-well';
/** A feed of 150 MB takes minutes of a computer that has nothing else to do. */
const EXPIRE_SECONDS = 60 * 60;
/** After so much it is asked whether the feed is still what is public. */
const LOOK_BYTES = 4_000_000;

interface Current {
  name: Buffer;
  quality: number | null;
}

/**
 * Brotli, made right after a publication, of what is public by then: quickly at first, a tenth of a second for each few megabytes, then as
 * well as can be, which takes minutes for a long feed and is given up where the next publication comes meanwhile. Until there is one, whoever
 * takes it gets gzip: to compress the whole within a publication, or a preview, would be time that grows with the feed, and a stream of
 * stretches as gzip's cannot be made: Node does not hand on what tells the encoder that something stands before its own
 * (`BROTLI_PARAM_STREAM_OFFSET`).
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
    // a publication under way may count on this very job, which it found waiting: it holds the show until it is there
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
      if (overtaken.signal.aborted) return null; // the publication that came has asked for its own
      throw error;
    });
    if (best) await this.keep(showId, name, best, BEST);
  }

  /** The pieces of a feed for as long as it is the newest. */
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

  /** Only what is public is asked for in this form: another publication's goes, and nothing is kept where this one's was overtaken. */
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
