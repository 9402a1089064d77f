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
import { packView, unpackView } from './packedView.ts';
import type { EpisodeToPublish } from './showToPublish.ts';

/**
 * An episode as it goes out, complete in itself: its records with their places in the source, and the speakers by the names they
 * had. Later edits, of the episode or of a speaker's name, do not reach it.
 */
export interface PublishedView extends Omit<EpisodeRecords, 'notes'> {
  /** The source that the records' `origin`s are of. */
  sourceId: string;
  item: ItemFields;
  /** Which of that is not the feed's own word, of an episode that came with one: it is written, and the rest stays as it is there. */
  changed?: string[];
  /** Where somebody wrote one; absent, it is what the source says. */
  introduction?: string;
  speakers: Speaker[];
  /** What the records were taken from, where that is a linked file: the notes get what was edited since, and nothing else. */
  base?: Base;
  /** Who is called otherwise in the notes: those keep their labels. */
  calledHere?: CalledHere;
}

/** An episode's own row, as the store gives it. */
type DescribedItem = Pick<EpisodeToPublish, 'title' | 'link' | 'pubDate' | 'enclosureUrl' | 'enclosureType' | 'durationMs'> & { enclosureLength: string | number | bigint | null };
type Described = DescribedItem & Pick<EpisodeToPublish, 'sourceId' | 'calledHere' | 'inFeed'>;

export const itemOf = ({ title, link, pubDate, enclosureUrl, enclosureLength, enclosureType, durationMs }: DescribedItem): ItemFields => ({
  title, link, pubDate: pubDate?.toISOString() ?? null, enclosureUrl, enclosureLength: enclosureLength === null ? null : Number(enclosureLength), enclosureType, durationMs,
});

/** What the item of an episode says without what was changed of it here; of one that was made here, all that it says. */
export const itemInFeed = (episode: DescribedItem & Pick<EpisodeToPublish, 'inFeed'>): ItemFields => ({ ...itemOf(episode), ...episode.inFeed });

/** What an item says where this is public of it; null: as it came. Whatever was not changed here is what the feed says now. */
export function itemAsPublic(episode: DescribedItem & Following & Pick<EpisodeToPublish, 'madeHere'>, view: Pick<PublishedView, 'sourceId' | 'item' | 'changed'> | null): ItemFields {
  if (view && episode.madeHere) return view.item;
  return { ...itemInFeed(episode), ...(view && picked(view.item, changedStill(episode, view))) };
}

type Following = Pick<EpisodeToPublish, 'sourceId' | 'inFeed' | 'tookOver'>;

/** Which fields of a view are ours by now. What the feed took over from us since, and nobody changed again, is its own word: where it moves on, so does what is public. */
export const changedStill = ({ sourceId, inFeed, tookOver }: Following, view: Pick<PublishedView, 'sourceId' | 'item' | 'changed'>): string[] =>
  (view.changed ?? []).filter((name) => {
    const field = name as ItemField;
    return view.sourceId === sourceId || field in inFeed || !(field in tookOver) || tookOver[field] !== view.item[field];
  });

/** The same, to be kept in a view. */
export function itemInView(episode: DescribedItem & Pick<EpisodeToPublish, 'inFeed' | 'madeHere'>, item: ItemFields): Pick<PublishedView, 'item' | 'changed'> {
  return { item, ...(!episode.madeHere && changedIn(inFeedOf(itemInFeed(episode), item))) };
}

const changedIn = (inFeed: object): Pick<PublishedView, 'changed'> => (Object.keys(inFeed).length > 0 ? { changed: Object.keys(inFeed).sort() } : {});

/** An episode as its records say now. */
export function viewOf(episode: Described, { segments, chapters, references, notes: { introduction } }: EpisodeRecords, speakers: readonly Speaker[], base?: Base): PublishedView {
  const heard = new Set(segments.map(({ speakerId }) => speakerId));
  return { sourceId: episode.sourceId, item: itemOf(episode), ...changedIn(episode.inFeed), segments, chapters, references, speakers: speakers.filter(({ id }) => heard.has(id)), ...(introduction !== null && { introduction }), ...(base && { base }), ...(episode.calledHere && { calledHere: episode.calledHere }) };
}

/** A view by its name. What it says is read when somebody asks: of a long archive nearly all views stay as they are out. */
export interface NamedView {
  /** In hex. */
  hash: string;
  sourceId: string;
  /** As it is kept, where it was made just now and may not be kept yet: made once, when somebody asks. */
  packed: (() => Promise<Buffer>) | null;
  load(): Promise<PublishedView>;
  /** So much of it is held here, in bytes or characters. */
  weight: number;
  /** Its name says all of it. */
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

/** One of many: only its compressed text is held. */
export async function namedOfMany(view: PublishedView): Promise<NamedView> {
  const text = textOfView(view);
  const packed = await packView(text);
  const hash = hashOf(text);
  return { hash, sourceId: view.sourceId, weight: packed.length, packed: async () => packed, load: () => unpackView(packed), toJSON: () => hash };
}

const hashOf = (text: string): string => sha256(text).toString('hex');

/** One that is kept. */
export const keptView = ({ pool }: Pick<Database, 'pool'>, hash: string, sourceId: string): NamedView => ({
  hash, sourceId, packed: null, weight: 0,
  toJSON: () => hash,
  async load() {
    const { rows: [row] } = await pool.query<{ view: Buffer }>('select coalesce(r.view, v.view) as view from "published_view" v left join "restated_view" r on r.sha256 = v.sha256 where v.sha256 = $1', [Buffer.from(hash, 'hex')]);
    if (!row) throw new Error(`the published view ${hash} is gone`);
    return unpackView(row.view);
  },
});

export const isSameView = (one: NamedView | null, other: NamedView | null): boolean => one?.hash === other?.hash;

/** The same view has the same text, also when it comes back from the store, which keeps no order of keys. */
const textOfView = (view: PublishedView): string => JSON.stringify(view, sortedKeys);

const sortedKeys = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

const PACKED_AT_ONCE = 4;
/** In characters: so many are packed as soon as they are looked at, so that whoever publishes them does not wait for it. */
const FEW = 1_000_000;

/** Makes ready to be kept those that are not kept yet. */
export async function packViews(views: readonly NamedView[]): Promise<void> {
  for (const batch of batchesOf(views, ({ weight }) => weight, { most: PACKED_AT_ONCE, heaviest: FEW })) await Promise.all(batch.map(({ packed }) => packed?.()));
}

/** The same, unless they are many: those somebody may only look at. */
export async function packFew(views: readonly NamedView[]): Promise<void> {
  if (views.reduce((sum, { weight }) => sum + weight, 0) <= FEW) await packViews(views);
}

/** Keeps those that are not kept yet. */
export async function keepViews(writes: Writes, showId: string, views: readonly NamedView[]): Promise<void> {
  const fresh = [...new Map(views.flatMap((view) => (view.packed === null ? [] : [[view.hash, view] as const]))).values()];
  await packViews(fresh);
  const rows = await Promise.all(fresh.map(async ({ hash, sourceId, packed }) => ({ sha256: `\\x${hash}`, showId, sourceId, view: `\\x${(await packed!()).toString('hex')}` })));
  writes.insert('published_view', rows, 'on conflict do nothing');
}
