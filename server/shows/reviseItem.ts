import { describeItem } from '#core/feed/describe/item';
import { summaryOf } from '#core/feed/describe/describe';
import { inFeedOf } from '#core/feed/itemFields';
import type { InFeed, ItemFields } from '#core/model/item';
import { appendRevisions } from '../edit/appendRevisions.ts';
import type { Transaction } from '../platform/database.ts';
import { itemOf } from '../publish/publishedView.ts';
import { askOfItemAnew } from '../upstream/askAnew.ts';

/** What an episode's item says besides its notes, here and in its feed. */
export interface ItemHere {
  item: ItemFields;
  /** Null where the episode was made here: nobody else says anything of it. */
  feed: ItemFields | null;
  guid: string | null;
  version: number;
  /** Whether its show came from a feed. */
  isOfFeed: boolean;
}

/** Of an episode that is held still. */
export async function itemHere(transaction: Transaction, id: string): Promise<ItemHere> {
  const { source, show, version, guid, inFeed, ...row } = await transaction.episode.findUniqueOrThrow({
    where: { id }, select: {
      title: true, link: true, pubDate: true, enclosureUrl: true, enclosureLength: true, enclosureType: true, durationMs: true, version: true, guid: true, inFeed: true,
      source: { select: { kind: true } }, show: { select: { sourceId: true } },
    },
  });
  const item = itemOf(row);
  return { item, feed: source.kind === 'notes' ? null : { ...item, ...(inFeed as InFeed) }, guid, version, isOfFeed: show.sourceId !== null };
}

/**
 * Gives the item other words, as a revision without operations: it waits to be published like every other, and is in the history.
 *
 * @returns whether anything is new
 */
export async function reviseItem(transaction: Transaction, { showId, episodeId, authorId, nowMs }: { showId: string; episodeId: string; authorId: string; nowMs: number }, { item, feed }: Pick<ItemHere, 'item' | 'feed'>, after: ItemFields): Promise<boolean> {
  const details = describeItem(item, after);
  if (details.length === 0) return false;
  const inFeed = feed && inFeedOf(feed, after);
  await writeItem(transaction, { episodeId, nowMs }, after, inFeed);
  await appendRevisions(transaction, { showId, episodeId, reached: new Map(), operations: [], inverse: [], touches: [], authorId, note: summaryOf(details).join(', ') });
  return true;
}

/**
 * Writes what an item says besides its notes, without a revision. What was asked about it is asked no more, or of what it says now.
 *
 * @param inFeed what its feed says of what it says otherwise; null where it came with none
 */
export async function writeItem(transaction: Transaction, { episodeId, nowMs }: { episodeId: string; nowMs: number }, item: Partial<ItemFields>, inFeed: InFeed | null): Promise<void> {
  await transaction.episode.update({ where: { id: episodeId }, data: { ...item, ...(inFeed && { inFeed }), version: { increment: 1 } } });
  if (inFeed) await askOfItemAnew(transaction, { episodeId, nowMs }, item, inFeed);
}
