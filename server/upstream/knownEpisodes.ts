import type { InFeed } from '#core/model/item';
import type { ItemMark } from '#core/upstream/matchItems';
import type { Transaction } from '../platform/database.ts';

/** An episode that came from the feed, and the item it was read from last. */
export interface KnownEpisode extends Omit<ItemMark, 'pubDate'> {
  id: string;
  pubDate: Date | null;
  /** What the item says of what was changed here. */
  inFeed: InFeed;
  sourceId: string;
  goneAt: Date | null;
  /** Until now: its item comes with the feed for the first time. */
  madeHere: boolean;
  /** Of its item, as the store takes it in JSON; null where the source was kept before items were. */
  sha256: string | null;
}

/** What tells an item from others, and the hash of its bytes. */
export interface KnownItem {
  mark: ItemMark;
  sha256: string | null;
}

export interface Known {
  episodes: KnownEpisode[];
  others: KnownItem[];
}

/** The episodes of a show that came from its feed, and the items of its present version that were not made episodes. */
export async function knownEpisodes(transaction: Pick<Transaction, '$queryRaw'>, showId: string, sourceId: string): Promise<Known> {
  const episodes = await transaction.$queryRaw<KnownEpisode[]>`
    select e.id, e.key, e.guid, e.title, e."enclosureUrl", e."pubDate", e."inFeed", e."sourceId", e."goneAt", false as "madeHere", '\\x' || encode(i.sha256, 'hex') as sha256
      from "episode" e join "source" s on s.id = e."sourceId" and s.kind = 'feed'
      left join "source_item" i on i."sourceId" = e."sourceId" and i.key = e.key
     where e."showId" = ${showId}::uuid order by e.position, e.id`;
  const keys = new Set(episodes.filter((episode) => episode.sourceId === sourceId).map(({ key }) => key));
  const items = await transaction.$queryRaw<{ key: string; guid: string | null; sha256: string }[]>`select key, guid, '\\x' || encode(sha256, 'hex') as sha256 from "source_item" where "sourceId" = ${sourceId}::uuid order by position`;
  return {
    episodes,
    others: items.filter(({ key }) => !keys.has(key)).map(({ key, guid, sha256 }) => ({ mark: { key, guid, enclosureUrl: guid === null && !key.startsWith('#') ? key : null, title: '', pubDate: null }, sha256 })),
  };
}

/** Episodes that were made here and have the key of one of these items: whoever publishes the feed has them now, too. */
export const madeHere = (transaction: Pick<Transaction, '$queryRaw'>, showId: string, keys: readonly string[]): Promise<KnownEpisode[]> =>
  transaction.$queryRaw<KnownEpisode[]>`
    select e.id, e.key, e.guid, e.title, e."enclosureUrl", e."pubDate", e."inFeed", e."sourceId", e."goneAt", true as "madeHere", null as sha256
      from "episode" e join "source" s on s.id = e."sourceId" and s.kind <> 'feed' where e."showId" = ${showId}::uuid and e.key = any(${keys})`;

export const isoOf = (date: string | Date | null): string | null => (date === null ? null : new Date(date).toISOString());

/** What its item says: nobody upstream knows it by what was changed here. */
export function markOf({ inFeed, ...episode }: KnownEpisode): ItemMark {
  const { key, guid, enclosureUrl, title, pubDate } = { ...episode, ...inFeed };
  return { key, guid, enclosureUrl, title, pubDate: isoOf(pubDate) };
}

/** Those that are known by their guid alone, by it. */
export function byGuid({ episodes, others }: Known): Map<string, KnownItem> {
  const items = [...episodes.map((episode): KnownItem => ({ mark: markOf(episode), sha256: episode.sha256 })), ...others];
  const repeated = new Set(items.flatMap(({ mark: { key, guid } }) => (guid === null || guid === key ? [] : [guid])));
  return new Map(items.flatMap((item) => (item.mark.guid === item.mark.key && !repeated.has(item.mark.key) ? [[item.mark.key, item] as const] : [])));
}
