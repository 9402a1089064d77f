import { describeItem } from '#core/feed/describe/item';
import { summaryOf } from '#core/feed/describe/describe';
import { inFeedOf } from '#core/feed/itemFields';
import type { InFeed, ItemFields } from '#core/model/item';
import { appendRevisions } from '../edit/appendRevisions.ts';
import type { Transaction } from '../platform/database.ts';
import { itemOf } from '../publish/publishedView.ts';
import { askOfItemAnew } from '../upstream/askAnew.ts';

/** The fields of an episode's item other than its notes, here and in its feed. */
export interface ItemHere {
  item: ItemFields;
  /** Null if the episode was created here. */
  feed: ItemFields | null;
  guid: string | null;
  version: number;
  /** Whether its show came from a feed. */
  isOfFeed: boolean;
}

/** The caller has locked the episode. */
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
 * Changes the item's fields in a revision without operations, which waits for publication like any other and appears in the history.
 *
 * @returns whether anything changed
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
 * Writes the item's fields without a revision. Open questions about them are closed, or asked again about the new values.
 *
 * @param inFeed what the feed says in the fields that differ from it; null if the episode did not come with a feed
 */
export async function writeItem(transaction: Transaction, { episodeId, nowMs }: { episodeId: string; nowMs: number }, item: Partial<ItemFields>, inFeed: InFeed | null): Promise<void> {
  await transaction.episode.update({ where: { id: episodeId }, data: { ...item, ...(inFeed && { inFeed }), version: { increment: 1 } } });
  if (inFeed) await askOfItemAnew(transaction, { episodeId, nowMs }, item, inFeed);
}
