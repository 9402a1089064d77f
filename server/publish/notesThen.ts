import { Injectable } from '@nestjs/common';
import { itemFieldsOf } from '#core/feed/itemFields';
import type { ItemFields } from '#core/model/item';
import { Sources, type NotesSource } from '../import/sources.ts';
import { asking } from '../platform/ask.ts';
import { Database } from '../platform/database.ts';
import type { PublishedView } from './publishedView.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/** Reads the notes that an episode's public view is based on, which may be from an earlier source. */
@Injectable()
export class NotesThen {
  constructor(private readonly database: Database, private readonly sources: Sources) {}

  /** Null if it can no longer be determined which item of that source it was. */
  async of(episode: EpisodeToPublish, { sourceId, item }: Pick<PublishedView, 'sourceId' | 'item'>): Promise<NotesSource | null> {
    if (sourceId === episode.sourceId) return this.sources.notes(episode);
    const key = await this.keyIn(sourceId, [...(await this.keysOf(episode)), ...(item.enclosureUrl === null ? [] : [item.enclosureUrl])]);
    return key === null ? null : this.sources.notes({ sourceId, key });
  }

  /** What an earlier source says of it besides its notes; null if that is the present one, or cannot be determined. */
  async itemOf(episode: EpisodeToPublish, sourceId: string | null): Promise<ItemFields | null> {
    if (sourceId === null || sourceId === episode.sourceId || episode.madeHere) return null;
    const key = await this.keyIn(sourceId, [...(await this.keysOf(episode)), ...(episode.enclosureUrl === null ? [] : [episode.enclosureUrl])]);
    const found = key === null ? null : await this.sources.item({ sourceId, key });
    return found && itemFieldsOf(found.item);
  }

  /** Its key, and earlier ones if upstream has changed its guid. Without a guid, the key is the audio's address. */
  private async keysOf({ id, key }: EpisodeToPublish): Promise<string[]> {
    const keys = [key];
    const reports = await asking(this.database.pool)<{ subject: string }>(`select subject from "upstream_report" where "episodeId" = $1 and kind = 'maybe-same' and answer = 'same' order by "answeredAt" desc`, [id]);
    for (const { subject } of reports) {
      const behind = ` ${keys.at(-1)!}`;
      if (subject.endsWith(behind)) keys.push(subject.slice(0, -behind.length));
    }
    return keys;
  }

  /** The first of these keys that the source has; if it is not a feed, or not indexed yet, the first key. */
  private async keyIn(sourceId: string, keys: readonly string[]): Promise<string | null> {
    const [source] = await asking(this.database.pool)<{ placed: boolean; key: string | null }>(
      `select exists (select 1 from "source_index" x where x."sourceId" = $1) as placed,
              (select i.key from "source_item" i where i."sourceId" = $1 and i.key = any($2::text[]) order by array_position($2::text[], i.key) limit 1) as key`, [sourceId, keys]);
    return source!.placed ? source!.key : keys[0]!;
  }
}
