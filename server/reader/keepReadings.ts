import { Injectable } from '@nestjs/common';
import { toldBy } from '#core/feed/get';
import type { CalledHere } from '#core/notes/called';
import { READER } from '#core/notes/reader';
import { namedAsHere } from '#core/upstream/asItWasRead';
import { SourceItems } from '../import/sourceItems.ts';
import { Sources } from '../import/sources.ts';
import { Database } from '../platform/database.ts';
import { keepReadings, type NowRead } from './keptReadings.ts';

interface Row {
  id: string;
  showId: string;
  sourceId: string;
  key: string;
  calledHere: CalledHere | null;
}

const AT_ONCE = 20;

/** Keeps readings that were not kept when episodes were merged, because an older Stet did that. It can be done as long as the same reader reads. */
@Injectable()
export class KeepReadings {
  constructor(private readonly database: Database, private readonly items: SourceItems, private readonly sources: Sources) {}

  async missing(signal?: AbortSignal): Promise<void> {
    while ((await this.some()) > 0) if (signal?.aborted) return;
  }

  /** @returns how many; whoever edits or merges one of them is not waited for. */
  private some(): Promise<number> {
    return this.database.transaction(async (transaction) => {
      const rows = await transaction.$queryRaw<Row[]>`
        select id, "showId", "sourceId", key, "calledHere" from "episode" e
         where reader = ${READER} and "readRevision" is null and not exists (select from "kept_reading" k where k."episodeId" = e.id)
         order by id limit ${AT_ONCE} for no key update skip locked`;
      const items = await this.items.readSome(transaction, rows);
      const read: NowRead[] = [];
      for (const [at, row] of rows.entries()) {
        const item = items[at];
        const told = item ? toldBy(item) : (await this.sources.notes(row)).told;
        read.push({ episodeId: row.id, showId: row.showId, reading: namedAsHere(told, row.calledHere), isHeld: false });
      }
      await keepReadings(transaction, read);
      return rows.length;
    });
  }
}
