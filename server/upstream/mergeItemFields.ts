import { inFeedOf, itemFieldsOf } from '#core/feed/itemFields';
import type { ItemReading } from '#core/feed/reading';
import { ItemField, type InFeed, type ItemFields } from '#core/model/item';
import { fewWords } from '#core/upstream/conflict';
import { mergeItem, type ItemMerge } from '#core/upstream/mergeItem';
import type { Transaction } from '../platform/database.ts';
import { itemOf } from '../publish/publishedView.ts';
import type { EpisodeToPublish } from '../publish/showToPublish.ts';
import type { HandedBack } from './handedBack.ts';
import { keepConflicts, type Asked, type Found } from './keepConflicts.ts';

/** What the host has taken over of an item's fields that were handed back, and whether any field is still a correction. */
export type ItemHome = Pick<ItemMerge, 'taken' | 'notTaken'> & { isOurs: boolean };

/** For an episode created here whose item is upstream for the first time: what was published or handed back of it, if anything. */
export interface First {
  of: ItemFields | null;
}

/** A new version of the item of an episode. */
interface Version {
  episodeId: string;
  theirs: ItemReading;
  first: First | null;
}

type Row = Parameters<typeof itemOf>[0] & Pick<EpisodeToPublish, 'id' | 'inFeed' | 'tookOver'>;

/**
 * Merges the fields of new item versions, other than their notes, into episodes that the caller has locked. It makes no revision: unchanged
 * fields follow the feed, corrected ones stay. Queries and writes are done for all episodes at once.
 *
 * @returns by episode, what the host has taken over of its item
 */
export async function mergeItemFields(
  transaction: Transaction, { showId, nowMs }: { showId: string; nowMs: number }, versions: readonly Version[], handedBack: ReadonlyMap<string, HandedBack>,
): Promise<Map<string, ItemHome>> {
  const rows = await transaction.$queryRaw<Row[]>`
    select id, title, link, "pubDate", "enclosureUrl", "enclosureLength", "enclosureType", "durationMs", "inFeed", "tookOver" from "episode" where id = any(${versions.map(({ episodeId }) => episodeId)}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const merges = versions.map(({ episodeId, first, theirs }) => {
    const { inFeed, tookOver, ...row } = byId.get(episodeId)!;
    const [ours, handed] = [itemOf(row), handedBack.get(episodeId)?.view];
    const merge = mergeItem({
      ours, inFeed: first ? first.of && changedSince(first.of, ours) : inFeed, theirs: itemFieldsOf(theirs), handed: handed ? { item: handed.item, changed: first ? ItemField.options : (handed.changed ?? []) } : null,
    });
    return { episodeId, theirs, merge, tookOver: { ...without(tookOver, merge.inFeed), ...merge.tookOver } };
  });
  await writeItems(transaction, merges.map(({ episodeId, theirs: { guid, notesFormat, notes }, merge: { item, inFeed }, tookOver }) => ({ id: episodeId, guid, notesFormat, sourceIntroduction: notes.introduction, ...item, inFeed, tookOver })));
  await keepConflicts(transaction, { showId, nowMs }, merges.map(({ episodeId, merge }) => foundIn(episodeId, merge)));
  return new Map(merges.map(({ episodeId, merge: { taken, notTaken, inFeed } }) => [episodeId, { taken, notTaken, isOurs: Object.keys(inFeed).length > 0 }]));
}

/** The corrections since the host took the item from us. An emptied field is none, because fields of a feed can be changed but not removed. */
const changedSince = (out: ItemFields, ours: ItemFields): InFeed => Object.fromEntries(Object.entries(inFeedOf(out, ours)).filter(([field]) => ours[field as ItemField] !== null));

/** Without the fields that are corrected again. */
const without = (tookOver: InFeed, inFeed: InFeed): InFeed => Object.fromEntries(Object.entries(tookOver).filter(([field]) => !(field in inFeed)));

const foundIn = (episodeId: string, { conflicts, inFeed }: ItemMerge): Found => ({
  episodeId,
  conflicts: conflicts.map(({ field, ...values }): Asked => ({ id: `item ${field}`, kind: 'item', field, place: { startMs: null, words: fewWords(String(values.ours ?? '')) }, recordIds: [], after: null, parts: [], theirParts: [], ...values })),
  isSettled: ({ kind, field }) => kind === 'item' && !(field in inFeed),
});

/** Increments an episode's version only if a field that can be edited has changed. */
async function writeItems(transaction: Transaction, items: readonly (object & { inFeed: InFeed; tookOver: InFeed })[]): Promise<void> {
  await transaction.$executeRaw`
    update "episode" e set guid = n.guid, "notesFormat" = n."notesFormat", "sourceIntroduction" = n."sourceIntroduction", "inFeed" = n."inFeed", "tookOver" = n."tookOver",
           title = n.title, link = n.link, "pubDate" = n."pubDate", "durationMs" = n."durationMs",
           "enclosureUrl" = n."enclosureUrl", "enclosureLength" = n."enclosureLength", "enclosureType" = n."enclosureType",
           version = e.version + ((e.title, e.link, e."pubDate", e."durationMs", e."enclosureUrl", e."enclosureLength", e."enclosureType", e."inFeed")
             is distinct from (n.title, n.link, n."pubDate", n."durationMs", n."enclosureUrl", n."enclosureLength", n."enclosureType", n."inFeed"))::int
      from jsonb_populate_recordset(null::"episode", ${JSON.stringify(items)}::jsonb) n where e.id = n.id`;
}
