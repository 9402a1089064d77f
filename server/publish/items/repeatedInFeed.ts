import { duplicates } from '#core/check/feed/duplicates';
import type { EditFinding } from '#core/model/feedFinding';
import type { SourceSkeleton } from '../../import/skeletons.ts';
import type { EpisodeToPublish } from '../showToPublish.ts';
import type { FeedOrder } from './orderOfFeed.ts';

/** Findings about added items that share a guid, audio or title with an earlier item, by episode. They are about the item as a whole. */
export function repeatedInFeed(order: FeedOrder, { items }: SourceSkeleton, episodes: readonly EpisodeToPublish[]): { episodeId: string; finding: Omit<EditFinding, 'line' | 'column'> }[] {
  const byKey = new Map(episodes.map((episode) => [episode.key, episode]));
  const coming = new Map(order.flatMap((entry) => (typeof entry === 'number' ? [] : [[entry.episode.key, entry.episode.id] as const])));
  const listed = order.map((entry) => {
    const key = typeof entry === 'number' ? items[entry]!.key : entry.episode.key;
    const { guid = null, enclosureUrl = null, title = null } = byKey.get(key) ?? {};
    return { key, start: 0, guid, enclosureUrl, title };
  });
  return [...duplicates(listed)].flatMap(({ at: _, ...found }) => (coming.has(found.key) ? [{ episodeId: coming.get(found.key)!, finding: { ...found, wasSo: false } }] : []));
}
