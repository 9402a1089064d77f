import { Injectable } from '@nestjs/common';
import type { FeedItem, TakeInItems } from '#core/model/feedItem';
import { Access } from '../access/access.ts';
import { AuditService } from '../access/audit.ts';
import type { Requester } from '../access/requester.ts';
import { Database, type Transaction } from '../platform/database.ts';
import type { List } from '../shows/listQuery.ts';
import { chosenOf } from './chosenOf.ts';
import { SourceItems, type PlacedItem } from './sourceItems.ts';
import { TakeIn } from './takeIn.ts';

const TIMEOUT_MS = 10 * 60_000;

/** The items of a show's feed that are no episodes here: they stay in the published feed untouched, and can become episodes at any time. */
@Injectable()
export class FeedItems {
  constructor(private readonly database: Database, private readonly access: Access, private readonly audit: AuditService, private readonly items: SourceItems, private readonly takeIn: TakeIn) {}

  /** A page of them in feed order; only the items of that page are read. */
  async list(user: Requester, showId: string, { page, perPage }: { page: number; perPage: number }): Promise<List<FeedItem>> {
    await this.access.require(user, 'viewer', { showIds: [showId] });
    return this.database.transaction(async (transaction) => {
      const { sourceId, left } = await this.leftOver(transaction, showId);
      const items: FeedItem[] = [];
      for await (const batch of this.items.inBatches(transaction, sourceId ?? '', left.slice((page - 1) * perPage, page * perPage))) {
        items.push(...batch.map(({ item: { key, title, pubDate, notes } }) => ({ key, title, pubDate, segments: notes.segments.length })));
      }
      return { items, total: left.length };
    });
  }

  async add(user: Requester, showId: string, { keys }: TakeInItems): Promise<{ episodeIds: string[] }> {
    await this.access.require(user, 'editor', { showIds: [showId] });
    return this.database.transaction(async (transaction) => {
      await transaction.$queryRaw`select id from "show" where id = ${showId}::uuid for no key update`;
      const { sourceId, left } = await this.leftOver(transaction, showId);
      const chosen = chosenOf(left, keys);
      const episodeIds = sourceId === null ? [] : await this.takeIn.within(transaction, { showId, sourceId }, chosen);
      await this.audit.record(transaction, { userId: user.id, showId, action: 'import.takeIn', subject: sourceId, detail: { episodes: episodeIds.length, left: left.length - episodeIds.length } });
      return { episodeIds };
    }, { timeout: TIMEOUT_MS });
  }

  private async leftOver(transaction: Transaction, showId: string): Promise<{ sourceId: string | null; left: PlacedItem[] }> {
    const { sourceId } = await transaction.show.findUniqueOrThrow({ where: { id: showId }, select: { sourceId: true } });
    if (sourceId === null) return { sourceId, left: [] };
    const placed = await this.items.placed(transaction, sourceId);
    const here = new Set((await transaction.episode.findMany({ where: { showId }, select: { key: true } })).map(({ key }) => key));
    return { sourceId, left: placed.filter(({ key }) => !here.has(key)) };
  }
}
