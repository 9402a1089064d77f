import { Injectable } from '@nestjs/common';
import { decodePart } from '#core/feed/encoding';
import { readItemAlone } from '#core/feed/readItemAlone';
import type { ItemReading, ShowReading } from '#core/feed/reading';
import { askingIn, type Ask } from '../platform/ask.ts';
import { batchesOf } from '../platform/batchesOf.ts';
import { Database, type Transaction } from '../platform/database.ts';
import { indexSource } from './indexSource.ts';

/** An item of a feed source, and its length in bytes. */
export interface PlacedItem {
  position: number;
  key: string;
  bytes: number;
}

interface Row {
  kind: 'feed' | 'notes' | 'file';
  /** Null if the source was stored before sources were indexed. */
  encoding: string | null;
  bindings: Record<string, string>;
  entities: string[];
  /** Null if there is no such item. */
  bytes: Uint8Array | null;
}

const ITEM = `
  select s.kind, x.encoding, x.bindings, x.entities, substring(s.bytes from i."startByte" + 1 for i."endByte" - i."startByte") as bytes
  from "source" s left join "source_index" x on x."sourceId" = s.id left join "source_item" i on i."sourceId" = s.id and i.key = $2
  where s.id = $1::uuid`;

/** An item's bytes as base64: PostgreSQL sends bytes as text twice as long, and Prisma copies them several times. */
const AS_TEXT = `encode(substring(s.bytes from i."startByte" + 1 for i."endByte" - i."startByte"), 'base64') as text`;

const ITEMS = `
  select i.position, i.key, x.encoding, x.bindings, x.entities, ${AS_TEXT}
  from "source_item" i join "source" s on s.id = i."sourceId" join "source_index" x on x."sourceId" = i."sourceId"
  where i."sourceId" = $1::uuid and i.position = any($2::int[]) order by i.position`;

const WANTED = `
  select w.place, i.key, x.encoding, x.bindings, x.entities, ${AS_TEXT}
  from jsonb_to_recordset($1::jsonb) w(place int, "sourceId" uuid, key text)
  join "source" s on s.id = w."sourceId" join "source_index" x on x."sourceId" = s.id join "source_item" i on i."sourceId" = s.id and i.key = w.key
  where i."endByte" - i."startByte" <= $2::int`;

/** No source is longer. */
const MOST_BYTES = 2 ** 31 - 1;

/** Reads items of indexed sources in one query, by their index in `wanted`. For as many as fit in memory. */
export async function itemsIn(ask: Ask, wanted: readonly { sourceId: string; key: string }[]): Promise<Map<number, ItemReading>> {
  return new Map([...(await withTextIn(ask, wanted))].map(([place, { item }]) => [place, item]));
}

/** The same with their texts. @param heaviest leaves out those of more bytes */
export async function withTextIn(ask: Ask, wanted: readonly { sourceId: string; key: string }[], heaviest = MOST_BYTES): Promise<Map<number, SourceItem>> {
  const rows = await ask<AloneRow & { place: number }>(WANTED, [JSON.stringify(wanted.map(({ sourceId, key }, place) => ({ place, sourceId, key }))), heaviest]);
  return new Map(rows.map(({ place, ...row }) => [place, withTextOf(row)]));
}

/** An item of a feed source, with its text. */
export interface SourceItem {
  text: string;
  item: ItemReading;
}

/** An item with the context needed to read it alone. */
interface AloneRow extends Pick<Row, 'bindings' | 'entities'> {
  key: string;
  encoding: string;
  /** Base64. */
  text: string;
}

function withTextOf({ key, text: base64, encoding, ...around }: AloneRow): SourceItem {
  const text = decodePart(Buffer.from(base64, 'base64'), encoding);
  return { text, item: readItemAlone(text, around, key) };
}

const itemOf = (row: AloneRow): ItemReading => withTextOf(row).item;

/** Limits of a batch: few queries for many short items, little memory for long ones. */
const BATCH_ITEMS = 200;
const BATCH_BYTES = 400_000;

/** Reads items of feed sources, each from its own bytes alone. */
@Injectable()
export class SourceItems {
  constructor(private readonly database: Database) {}

  /** The item with this key; null if the source is not a feed. */
  async read(sourceId: string, key: string): Promise<ItemReading | null> {
    return (await this.withText(sourceId, key))?.item ?? null;
  }

  /** The same with its text. A source that is not indexed yet is indexed now. */
  async withText(sourceId: string, key: string): Promise<SourceItem | null> {
    let row = await this.row(sourceId, key);
    if (row.kind !== 'feed') return null;
    if (row.encoding === null) {
      await this.database.transaction((transaction) => this.index(transaction, sourceId));
      row = await this.row(sourceId, key);
    }
    if (row.bytes === null || row.encoding === null) throw new Error(`source ${sourceId} has no item ${key}`);
    const text = decodePart(row.bytes, row.encoding);
    return { text, item: readItemAlone(text, row, key) };
  }

  /** The show as the channel describes it. */
  async show(transaction: Transaction, sourceId: string): Promise<ShowReading> {
    const { show } = await transaction.sourceIndex.findUniqueOrThrow({ where: { sourceId }, select: { show: true } });
    return show as unknown as ShowReading;
  }

  /** Every item of a feed source, in feed order. */
  async placed(transaction: Transaction, sourceId: string): Promise<PlacedItem[]> {
    if ((await transaction.sourceIndex.count({ where: { sourceId } })) === 0) await this.index(transaction, sourceId);
    return transaction.$queryRaw<PlacedItem[]>`select position, key, "endByte" - "startByte" as bytes from "source_item" where "sourceId" = ${sourceId}::uuid order by position`;
  }

  /** Reads items in the given order, in batches limited by number and size. */
  async *inBatches(transaction: Transaction, sourceId: string, items: readonly PlacedItem[]): AsyncGenerator<{ position: number; item: ItemReading }[]> {
    for (const batch of batchesOf(items, ({ bytes }) => bytes, { most: BATCH_ITEMS, heaviest: BATCH_BYTES })) {
      const rows = await transaction.$queryRawUnsafe<(AloneRow & { position: number })[]>(ITEMS, sourceId, batch.map(({ position }) => position));
      yield rows.map(({ position, ...row }) => ({ position, item: itemOf(row) }));
    }
  }

  /** Reads items of feed sources in the given order, with one query unless a source is not indexed yet. For as many as fit in memory. */
  async readSome(transaction: Transaction, wanted: readonly { sourceId: string; key: string }[]): Promise<(ItemReading | null)[]> {
    const found = await itemsIn(askingIn(transaction), wanted);
    const items: (ItemReading | null)[] = [];
    for (const [place, { sourceId, key }] of wanted.entries()) items.push(found.get(place) ?? (await this.read(sourceId, key)));
    return items;
  }

  /** Those of them that there are in indexed sources, by their places. */
  readKnown(transaction: Transaction, wanted: readonly { sourceId: string; key: string }[]): Promise<ReadonlyMap<number, ItemReading>> {
    return itemsIn(askingIn(transaction), wanted);
  }

  private async row(sourceId: string, key: string): Promise<Row> {
    const { rows: [row] } = await this.database.pool.query<Row>(ITEM, [sourceId, key]);
    if (!row) throw new Error(`there is no source ${sourceId}`);
    return row;
  }

  /** Indexes a source that was stored before sources were indexed. */
  async index(transaction: Transaction, sourceId: string): Promise<void> {
    const { bytes } = await transaction.source.findUniqueOrThrow({ where: { id: sourceId }, select: { bytes: true } });
    await indexSource(transaction, sourceId, bytes);
  }
}
