import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import type { CalledHere } from '#core/notes/called';
import { READER } from '#core/notes/reader';
import { namedAsHere } from '#core/upstream/asItWasRead';
import { SourceItems } from '../import/sourceItems.ts';
import { Sources } from '../import/sources.ts';
import { batchesOf } from '../platform/batchesOf.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { EachApart } from '../platform/jobs/eachApart.ts';
import { keepReadings, type NowRead } from './keptReadings.ts';

interface Row {
  id: string;
  showId: string;
  sourceId: string;
  key: string;
  calledHere: CalledHere | null;
}

const AT_ONCE = 20;
const MISSING = `reader = $1 and "readRevision" is null and not exists (select from "kept_reading" k where k."episodeId" = e.id)`;

/**
 * Keeps readings that were not kept when episodes were merged, because an older Stet did that. It can be done as long as the same reader reads. One
 * that cannot be read stops no other.
 */
@Injectable()
export class KeepReadings {
  private readonly apart: EachApart;

  constructor(private readonly database: Database, private readonly items: SourceItems, private readonly sources: Sources, clock: Clock) {
    this.apart = new EachApart('keeping what was read', database, clock);
  }

  async missing(signal?: AbortSignal): Promise<void> {
    const { rows } = await this.database.pool.query<{ id: string }>(`select id from "episode" e where ${MISSING} order by id`, [READER]);
    await this.apart.run(batchesOf(this.apart.ready(rows), () => 1, { most: AT_ONCE, heaviest: AT_ONCE }), (ids) => this.some(ids), signal);
  }

  /** Whoever edits or merges one of them is not waited for. */
  private some(ids: readonly string[]): Promise<void> {
    return this.database.transaction(async (transaction) => {
      const rows = await transaction.$queryRawUnsafe<Row[]>(
        `select id, "showId", "sourceId", key, "calledHere" from "episode" e where ${MISSING} and id = any($2::uuid[]) order by id for no key update skip locked`, READER, ids);
      const items = await this.items.readSome(transaction, rows);
      const read: NowRead[] = [];
      for (const [at, row] of rows.entries()) {
        const item = items[at];
        const told = item ? toldBy(item) : (await this.sources.notes(row)).told;
        read.push({ episodeId: row.id, showId: row.showId, reading: namedAsHere(told, row.calledHere), isHeld: false });
      }
      await keepReadings(transaction, read);
    });
  }
}
