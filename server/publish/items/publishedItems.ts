import { Injectable } from '@nestjs/common';
import type { Extension } from '#core/feed/namespaces';
import { Database } from '../../platform/database.ts';
import type { Writes } from '../../platform/writes.ts';
import type { ItemPatch, ItemReports, WrittenItem } from './writtenItem.ts';

type Row = Omit<WrittenItem, 'reports' | 'declares'> & { episodeId: string; declares: string[]; reports: ItemReports | null };

/** The items of a show's feed as last written, so that unchanged ones need not be written again. */
@Injectable()
export class PublishedItems {
  constructor(private readonly database: Database) {}

  /** By episode, with only the columns needed for all of them. */
  async of(showId: string): Promise<Map<string, WrittenItem>> {
    const { rows } = await this.database.pool.query<Row>(
      `select "episodeId", key, encode(input, 'hex') as input, "isPatched", "addedBytes", "addedLines", declares, reports from "published_item" where "showId" = $1`, [showId]);
    return new Map(rows.map(({ episodeId, declares, reports, ...row }) => [episodeId, { ...row, declares: declares as Extension[], reports: reports ?? {} }]));
  }

  async patches(episodeIds: readonly string[]): Promise<Map<string, ItemPatch[]>> {
    if (episodeIds.length === 0) return new Map();
    const { rows } = await this.database.pool.query<{ episodeId: string; patches: ItemPatch[] }>('select "episodeId", patches from "published_item" where "episodeId" = any($1::uuid[])', [episodeIds]);
    return new Map(rows.map(({ episodeId, patches }) => [episodeId, patches]));
  }

  /** Stores, with the publication, the items that changed, and deletes those that are the source's again. */
  keep(writes: Writes, showId: string, changed: ReadonlyMap<string, WrittenItem & { patches: ItemPatch[] }>, gone: readonly string[]): void {
    if (gone.length > 0) writes.add('delete from "published_item" where "episodeId" = any($1::uuid[])', gone);
    writes.insert('published_item', [...changed].map(([episodeId, { input, key, isPatched, addedBytes, addedLines, declares, patches, reports }]) => ({
      episodeId, showId, input: `\\x${input}`, key, isPatched, addedBytes, addedLines, declares, patches, reports: Object.keys(reports).length > 0 ? reports : null,
    })), RENEWED);
  }
}

const RENEWED = `on conflict ("episodeId") do update set ${['input', 'key', 'isPatched', 'addedBytes', 'addedLines', 'declares', 'patches', 'reports'].map((name) => `"${name}" = excluded."${name}"`).join(', ')}`;
