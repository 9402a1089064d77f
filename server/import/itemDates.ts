import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import { SourceItems } from './sourceItems.ts';

const KEPT = 8;
const TIMEOUT_MS = 5 * 60_000;

/** The dates of items of feed sources that are no episodes here: of those that are, the episode's row says it. */
@Injectable()
export class ItemDates {
  private readonly kept = new Map<string, ReadonlyMap<string, string | null>>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  /** By key; ISO 8601. Sources never change, so what was read of the last few is kept at hand. */
  async of(sourceId: string, keys: ReadonlySet<string>): Promise<ReadonlyMap<string, string | null>> {
    if (keys.size === 0) return new Map();
    const known = this.kept.get(sourceId);
    if (known && [...keys].every((key) => known.has(key))) return known;
    const dates = await this.read(sourceId, keys);
    this.kept.delete(sourceId);
    this.kept.set(sourceId, dates);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
    return dates;
  }

  private read(sourceId: string, keys: ReadonlySet<string>): Promise<Map<string, string | null>> {
    return this.database.transaction(async (transaction) => {
      const dates = new Map<string, string | null>();
      const items = (await this.items.placed(transaction, sourceId)).filter(({ key }) => keys.has(key));
      for await (const batch of this.items.inBatches(transaction, sourceId, items)) for (const { item } of batch) dates.set(item.key, item.pubDate);
      return dates;
    }, { timeout: TIMEOUT_MS });
  }
}
