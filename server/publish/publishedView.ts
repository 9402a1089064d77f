import { inFeedOf, picked } from '#core/feed/itemFields';
import type { ItemField, ItemFields } from '#core/model/item';
import type { Speaker } from '#core/model/speaker';
import type { CalledHere } from '#core/notes/called';
import type { EpisodeRecords } from '../edit/rows.ts';
import type { Base } from '../linked/base.ts';
import { batchesOf } from '../platform/batchesOf.ts';
import type { Database } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import type { Writes } from '../platform/writes.ts';
import { packView, PUBLISHED_VIEWS, unpackView } from './packedView.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/**
 * An episode as published, complete in itself: its records with their places in the source, and its speakers with their names at that time.
 * Later edits of the episode or of a speaker's name do not affect it.
 */
export interface PublishedView extends Omit<EpisodeRecords, 'notes'> {
  /** The source that the records' `origin`s refer to. */
  sourceId: string;
  item: ItemFields;
  /** For an episode that came with a feed: the item fields corrected here, which are written; the others stay the feed's. */
  changed?: string[];
  /** If somebody wrote one; absent: the source's. */
  introduction?: string;
  speakers: Speaker[];
  /** The linked file that the records were taken from, if any: the notes get only later edits. */
  base?: Base;
  /** Speakers whose labels in the notes differ from their names; they keep those labels. */
  calledHere?: CalledHere;
}

/** The item fields of an episode's row, as the database returns them. */
type DescribedItem = Pick<EpisodeToPublish, 'title' | 'link' | 'pubDate' | 'enclosureUrl' | 'enclosureType' | 'durationMs'> & { enclosureLength: string | number | bigint | null };
type Described = DescribedItem & Pick<EpisodeToPublish, 'sourceId' | 'calledHere' | 'inFeed'>;

export const itemOf = ({ title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs }: DescribedItem): ItemFields => ({
  title, link, pubDate: pubDate?.toISOString() ?? null, enclosureUrl, enclosureLength: enclosureLength === null ? null : Number(enclosureLength), enclosureType, durationMs,
});

/** An episode's item fields without our corrections; for an episode created here, all its fields. */
export const itemInFeed = (episode: DescribedItem & Pick<EpisodeToPublish, 'inFeed'>): ItemFields => ({ ...itemOf(episode), ...episode.inFeed });

/** The item fields when this view is public; null: the original item. Uncorrected fields are what the feed says now. */
export function itemAsPublic(episode: DescribedItem & Following & Pick<EpisodeToPublish, 'madeHere'>, view: Pick<PublishedView, 'sourceId' | 'item' | 'changed'> | null): ItemFields {
  if (view && episode.madeHere) return view.item;
  return { ...itemInFeed(episode), ...(view && picked(view.item, changedStill(episode, view))) };
}

type Following = Pick<EpisodeToPublish, 'sourceId' | 'inFeed' | 'tookOver'>;

/** The fields of a view that are still corrections. One that the feed has taken over since follows the feed, unless it was changed again. */
export const changedStill = ({ sourceId, inFeed, tookOver }: Following, view: Pick<PublishedView, 'sourceId' | 'item' | 'changed'>): string[] =>
  (view.changed ?? []).filter((name) => {
    const field = name as ItemField;
    return view.sourceId === sourceId || field in inFeed || !(field in tookOver) || tookOver[field] !== view.item[field];
  });

/** Item fields in the form stored in a view. */
export function itemInView(episode: DescribedItem & Pick<EpisodeToPublish, 'inFeed' | 'madeHere'>, item: ItemFields): Pick<PublishedView, 'item' | 'changed'> {
  return { item, ...(!episode.madeHere && changedIn(inFeedOf(itemInFeed(episode), item))) };
}

const changedIn = (inFeed: object): Pick<PublishedView, 'changed'> => (Object.keys(inFeed).length > 0 ? { changed: Object.keys(inFeed).sort() } : {});

/** The view of an episode's current records. */
export function viewOf(episode: Described, { segments, chapters, references, notes: { introduction } }: EpisodeRecords, speakers: readonly Speaker[], base?: Base): PublishedView {
  const heard = new Set(segments.map(({ speakerId }) => speakerId));
  return { sourceId: episode.sourceId, item: itemOf(episode), ...changedIn(episode.inFeed), segments, chapters, references, speakers: speakers.filter(({ id }) => heard.has(id)), ...(introduction !== null && { introduction }), ...(base && { base }), ...(episode.calledHere && { calledHere: episode.calledHere }) };
}

/** A view by its name, loaded on demand: in a long archive, a publication leaves nearly all views unchanged. */
export interface NamedView {
  /** In hex. */
  hash: string;
  sourceId: string;
  /** Its compressed form, if the view is new and may not be stored yet; made once, on demand. */
  packed: (() => Promise<Buffer>) | null;
  load(): Promise<PublishedView>;
  /** How much of it is in memory, in bytes or characters. */
  weight: number;
  /** The name identifies all of it. */
  toJSON(): string;
}

export function named(view: PublishedView): NamedView {
  const text = textOfView(view);
  let packed: Promise<Buffer> | undefined;
  return {
    hash: hashOf(text), sourceId: view.sourceId, weight: text.length,
    packed: () => (packed ??= packView(textOfView(view))), load: async () => view, toJSON() { return this.hash; },
  };
}

/** For one of many views: holds only the compressed text. */
export async function namedOfMany(view: PublishedView): Promise<NamedView> {
  const text = textOfView(view);
  const packed = await packView(text);
  const hash = hashOf(text);
  return { hash, sourceId: view.sourceId, weight: packed.length, packed: async () => packed, load: () => unpackView(packed), toJSON: () => hash };
}

const hashOf = (text: string): string => sha256(text).toString('hex');

/** A stored view. */
export const keptView = ({ pool }: Pick<Database, 'pool'>, hash: string, sourceId: string): NamedView => ({
  hash, sourceId, packed: null, weight: 0,
  toJSON: () => hash,
  async load() {
    const { rows: [row] } = await pool.query<{ view: Buffer }>(`select view from ${PUBLISHED_VIEWS} v where sha256 = $1`, [Buffer.from(hash, 'hex')]);
    if (!row) throw new Error(`the published view ${hash} is gone`);
    return unpackView(row.view);
  },
});

export const isSameView = (one: NamedView | null, other: NamedView | null): boolean => one?.hash === other?.hash;

/** The same view always gives the same text, even with its keys in another order. */
const textOfView = (view: PublishedView): string => JSON.stringify(view, sortedKeys);

const sortedKeys = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

const PACKED_AT_ONCE = 4;
/** Up to this many characters are compressed at the preview, so that publishing does not have to wait for it. */
const FEW = 1_000_000;

/** Compresses views that are not stored yet. */
export async function packViews(views: readonly NamedView[]): Promise<void> {
  for (const batch of batchesOf(views, ({ weight }) => weight, { most: PACKED_AT_ONCE, heaviest: FEW })) await Promise.all(batch.map(({ packed }) => packed?.()));
}

/** The same, unless there are too many to compress for a mere preview. */
export async function packFew(views: readonly NamedView[]): Promise<void> {
  if (views.reduce((sum, { weight }) => sum + weight, 0) <= FEW) await packViews(views);
}

/** Stores views that are not stored yet. */
export async function keepViews(writes: Writes, showId: string, views: readonly NamedView[]): Promise<void> {
  const fresh = [...new Map(views.flatMap((view) => (view.packed === null ? [] : [[view.hash, view] as const]))).values()];
  await packViews(fresh);
  const rows = await Promise.all(fresh.map(async ({ hash, sourceId, packed }) => ({ sha256: `\\x${hash}`, showId, sourceId, view: await packed!() })));
  writes.insert('published_view', rows, 'on conflict do nothing');
}
