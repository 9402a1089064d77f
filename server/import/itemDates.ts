import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import { SourceItems } from './sourceItems.ts';

const KEPT = 8;
const TIMEOUT_MS = 5 * 60_000;

/** Dates of feed items that are no episodes here; those of episodes are in their rows. */
@Injectable()
export class ItemDates {
  private readonly kept = new Map<string, ReadonlyMap<string, string | null>>();

  constructor(private readonly database: Database, private readonly items: SourceItems) {}

  /** ISO 8601 dates by key. Sources never change, so those of the last few are cached. */
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
