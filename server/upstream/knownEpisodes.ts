import type { ItemMark } from '#core/upstream/matchItems';
import type { Transaction } from '../platform/database.ts';

/** An episode that came from the feed, and the item it was read from last. */
export interface KnownEpisode extends Omit<ItemMark, 'pubDate'> {
  id: string;
  pubDate: Date | null;
  sourceId: string;
  goneAt: Date | null;
  /** Of its item, in hex; null where the source was kept before items were. */
  sha256: string | null;
}

/** The episodes of a show that came from its feed, and the items of its present version that were not made episodes. */
export async function knownEpisodes(transaction: Transaction, showId: string, sourceId: string): Promise<{ episodes: KnownEpisode[]; others: ItemMark[] }> {
  const episodes = await transaction.$queryRaw<KnownEpisode[]>`
    select e.id, e.key, e.guid, e.title, e."enclosureUrl", e."pubDate", e."sourceId", e."goneAt", encode(i.sha256, 'hex') as sha256
      from "episode" e join "source" s on s.id = e."sourceId" and s.kind = 'feed'
      left join "source_item" i on i."sourceId" = e."sourceId" and i.key = e.key
     where e."showId" = ${showId}::uuid order by e.position, e.id`;
  const keys = new Set(episodes.filter((episode) => episode.sourceId === sourceId).map(({ key }) => key));
  const items = await transaction.$queryRaw<{ key: string; guid: string | null }[]>`select key, guid from "source_item" where "sourceId" = ${sourceId}::uuid order by position`;
  return { episodes, others: items.filter(({ key }) => !keys.has(key)).map((item) => ({ ...item, enclosureUrl: item.guid === null && !item.key.startsWith('#') ? item.key : null, title: '', pubDate: null })) };
}
