import { Injectable } from '@nestjs/common';
import { decodePart } from '#core/feed/encoding';
import { readItemAlone } from '#core/feed/readItemAlone';
import type { ItemReading } from '#core/feed/reading';
import { Database } from '../platform/database.ts';
import { indexSource } from './indexSource.ts';

interface Row {
  kind: 'feed' | 'notes' | 'file';
  /** Null where the source was kept before places were. */
  encoding: string | null;
  bindings: Record<string, string>;
  entities: string[];
  /** Null where there is no such item. */
  bytes: Buffer | null;
}

const ITEM = `
  select s.kind, x.encoding, x.bindings, x.entities, substring(s.bytes from i."startByte" + 1 for i."endByte" - i."startByte") as bytes
  from "source" s left join "source_index" x on x."sourceId" = s.id left join "source_item" i on i."sourceId" = s.id and i.key = $2
  where s.id = $1`;

/** The items of feed sources, each read by its bytes alone. */
@Injectable()
export class SourceItems {
  constructor(private readonly database: Database) {}

  /** The item with this key; null where the source is no feed. A source without places gets them now. */
  async read(sourceId: string, key: string): Promise<ItemReading | null> {
    let row = await this.row(sourceId, key);
    if (row.kind !== 'feed') return null;
    if (row.encoding === null) {
      await this.index(sourceId);
      row = await this.row(sourceId, key);
    }
    if (row.bytes === null || row.encoding === null) throw new Error(`source ${sourceId} has no item ${key}`);
    return readItemAlone(decodePart(row.bytes, row.encoding), row, key);
  }

  private async row(sourceId: string, key: string): Promise<Row> {
    const { rows: [row] } = await this.database.pool.query<Row>(ITEM, [sourceId, key]);
    if (!row) throw new Error(`there is no source ${sourceId}`);
    return row;
  }

  private async index(sourceId: string): Promise<void> {
    const { bytes } = await this.database.prisma.source.findUniqueOrThrow({ where: { id: sourceId }, select: { bytes: true } });
    await this.database.transaction((transaction) => indexSource(transaction, sourceId, bytes));
  }
}
