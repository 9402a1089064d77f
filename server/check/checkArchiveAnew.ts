import { setImmediate as otherRequests } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { CHECKS } from '#core/check/checks';
import type { ReadingWarning } from '#core/check/episode';
import { SourceItems } from '../import/sourceItems.ts';
import { Sources } from '../import/sources.ts';
import { batchesOf } from '../platform/batchesOf.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { EachApart } from '../platform/jobs/eachApart.ts';
import { Jobs } from '../platform/jobs/jobs.ts';
import { recheck } from './recheck.ts';

export const CHECK_ANEW = 'check.anew';

/** How many episodes are checked in one transaction: whoever edits one of them waits for it. */
const BATCH = { most: 20, heaviest: 400_000 };
const TIMEOUT_MS = 10 * 60_000;

/**
 * After a start with other checks, makes the findings of the archive anew, among them what the reader notices in the sources, which no edit
 * reads: one show after the other, a few episodes at a time, so whoever is interrupted goes on where it ended. One that cannot be checked stops no other.
 */
@Injectable()
export class CheckArchiveAnew {
  private readonly apart: EachApart;

  constructor(private readonly database: Database, private readonly items: SourceItems, private readonly sources: Sources, clock: Clock, jobs: Jobs) {
    this.apart = new EachApart('checking anew', database, clock);
    jobs.register(CHECK_ANEW, (_, signal) => this.run(signal), { cron: '* * * * *', retries: 0, singleton: true, expireInSeconds: 6 * 3_600 });
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { rows: shows } = await this.database.pool.query<{ showId: string }>('select distinct "showId" from "episode" where checks < $1 order by "showId"', [CHECKS]);
    for (const { showId } of shows) await this.show(showId, signal);
  }

  private async show(showId: string, signal?: AbortSignal): Promise<void> {
    const { rows } = await this.database.pool.query<{ id: string; bytes: number }>(
      `select e.id, coalesce(i."endByte" - i."startByte", 0) as bytes from "episode" e left join "source_item" i on i."sourceId" = e."sourceId" and i.key = e.key
        where e."showId" = $1 and e.checks < $2 order by e.id`, [showId, CHECKS]);
    await this.apart.run(batchesOf(this.apart.ready(rows), ({ bytes }) => bytes, BATCH), (ids) => this.some(showId, ids), signal);
  }

  /** Whoever edits or merges one of them is not waited for: its turn comes with the next run. */
  private some(showId: string, ids: readonly string[]): Promise<void> {
    return this.database.transaction(async (transaction) => {
      const rows = await transaction.$queryRaw<{ id: string; sourceId: string; key: string }[]>`
        select id, "sourceId", key from "episode" where id = any(${ids}::uuid[]) and checks < ${CHECKS} order by id for no key update skip locked`;
      const items = await this.items.readSome(transaction, rows);
      const noticed = new Map<string, readonly ReadingWarning[]>();
      for (const [at, row] of rows.entries()) {
        noticed.set(row.id, (items[at]?.notes ?? (await this.sources.notes(row)).reading).warnings);
        await otherRequests();
      }
      await recheck(transaction, showId, [...noticed.keys()], noticed);
    }, { timeout: TIMEOUT_MS });
  }
}
