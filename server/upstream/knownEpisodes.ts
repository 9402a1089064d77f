import type { InFeed } from '#core/model/item';
import type { ItemMark } from '#core/upstream/matchItems';
import type { Transaction } from '../platform/database.ts';

/** An episode that came from the feed, and the item it was last read from. */
export interface KnownEpisode extends Omit<ItemMark, 'pubDate'> {
  id: string;
  pubDate: Date | null;
  /** What the feed's item says in the fields changed here. */
  inFeed: InFeed;
  sourceId: string;
  goneAt: Date | null;
  /** Created here; its item is now in the feed for the first time. */
  madeHere: boolean;
  /** Hash of its item in PostgreSQL's notation; null if the source was stored before items were indexed. */
  sha256: string | null;
}

/** What identifies an item, and the hash of its bytes. */
export interface KnownItem {
  mark: ItemMark;
  sha256: string | null;
}

export interface Known {
  episodes: KnownEpisode[];
  others: KnownItem[];
}

/** The episodes of a show that came from its feed, and the items of its current version that are not episodes. */
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

/** Episodes created here that have the key of one of these items: the host's feed has them now, too. */
export const madeHere = (transaction: Pick<Transaction, '$queryRaw'>, showId: string, keys: readonly string[]): Promise<KnownEpisode[]> =>
  transaction.$queryRaw<KnownEpisode[]>`
    select e.id, e.key, e.guid, e.title, e."enclosureUrl", e."pubDate", e."inFeed", e."sourceId", e."goneAt", true as "madeHere", null as sha256
      from "episode" e join "source" s on s.id = e."sourceId" and s.kind <> 'feed' where e."showId" = ${showId}::uuid and e.key = any(${keys})`;

export const isoOf = (date: string | Date | null): string | null => (date === null ? null : new Date(date).toISOString());

/** An episode as its feed's item identifies it, without our corrections, which upstream does not know. */
export function markOf({ inFeed, ...episode }: KnownEpisode): ItemMark {
  const { key, guid, enclosureUrl, title, pubDate } = { ...episode, ...inFeed };
  return { key, guid, enclosureUrl, title, pubDate: isoOf(pubDate) };
}

/** The items identified by a guid that is not repeated, by guid. */
export function byGuid({ episodes, others }: Known): Map<string, KnownItem> {
  const items = [...episodes.map((episode): KnownItem => ({ mark: markOf(episode), sha256: episode.sha256 })), ...others];
  const repeated = new Set(items.flatMap(({ mark: { key, guid } }) => (guid === null || guid === key ? [] : [guid])));
  return new Map(items.flatMap((item) => (item.mark.guid === item.mark.key && !repeated.has(item.mark.key) ? [[item.mark.key, item] as const] : [])));
}
