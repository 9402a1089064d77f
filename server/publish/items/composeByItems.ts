import { Injectable } from '@nestjs/common';
import { alike } from '#core/feed/alike';
import { arrangeSkeleton, type SkeletonPatch } from '#core/feed/arrangeSkeleton';
import { decodePart, encodeFeed } from '#core/feed/encoding';
import { writeDate } from '#core/feed/date';
import { lastBuildDateOf } from '#core/feed/enrich/lastBuildDate';
import { feedHunks } from '#core/feed/hunks';
import { neighboursOf } from '#core/feed/makeItem';
import { writeSkeleton } from '#core/feed/skeleton';
import type { FeedNotHeld, ShowView } from '#core/feed/view';
import { applyPatches, type Patch } from '#core/model/patch';
import type { Enrichment } from '#core/model/show';
import type { NotHeld } from '#core/notes/reading';
import { Skeletons, type SkeletonItem, type SourceSkeleton } from '../../import/skeletons.ts';
import { Sources } from '../../import/sources.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import type { AddingTo } from '../additions.ts';
import { needsRecords, type Outgoing } from '../goingOut.ts';
import { feedText } from '../feedText.ts';
import { lineChanges } from '../lineChanges.ts';
import type { OutgoingFeed } from '../madeFeed.ts';
import { PreviewProgress } from '../previewProgress.ts';
import type { ShowToPublish } from '../showToPublish.ts';
import { KeptFeeds } from '../store/keptFeeds.ts';
import { chunkAt, planEdited, type CutBytes, type PlannedFeed } from '../store/plan.ts';
import { lengthOf, nameOf } from '../store/chunkList.ts';
import { inflateChunk } from '../store/gzip.ts';
import { byteEdits, type ComingItem } from './byteEdits.ts';
import { FeedByItems, type ChangedItem } from './feedByItems.ts';
import { FeedState } from './feedState.ts';
import { inputsOf, type InputOf } from './inputOf.ts';
import { ItemsInFeeds } from './itemsInFeeds.ts';
import { linkedChanges } from './linkedChanges.ts';
import { OrderOfFeed } from './orderOfFeed.ts';
import { PublishedItems } from './publishedItems.ts';
import { repeatedInFeed } from './repeatedInFeed.ts';
import { StandingByItems } from './standingByItems.ts';
import { WriteItems, type FreshItem } from './writeItems.ts';
import { writtenOtherwise } from './writtenOtherwise.ts';
import type { Growth, ItemPatch, WrittenItem } from './writtenItem.ts';

/** What is to be published over an imported feed. */
export interface OverSource {
  show: ShowToPublish;
  /** The episodes whose items we write. */
  ours: readonly Outgoing[];
  /** The episodes taken out of the feed. */
  leaving: readonly Outgoing[];
  channel: ShowView;
  enrichments: readonly Enrichment[];
  to: AddingTo;
  feedUrl: string;
}

/** An item that we write; with `fresh` if it has just been written, otherwise as it was written before. */
interface Piece {
  /** Null if it is not in the source. */
  position: number | null;
  outgoing: Outgoing;
  written: WrittenItem;
  fresh: FreshItem | null;
}

/** How many items' texts are kept for the diff. */
const KEPT_TEXTS = 32;

/**
 * Makes the feed of an imported show from the public one: only changed items are read, written and verified, and only the bytes around them are
 * cut again. The result is the same, byte for byte, as writing the whole source.
 */
@Injectable()
export class ComposeByItems {
  constructor(private readonly skeletons: Skeletons, private readonly sources: Sources, private readonly published: PublishedItems, private readonly items: WriteItems, private readonly order: OrderOfFeed, private readonly kept: KeptFeeds, private readonly database: Database, private readonly progress: PreviewProgress, private readonly clock: Clock) {}

  async of(given: OverSource): Promise<FeedByItems> {
    const { show, channel: view, to, feedUrl } = given;
    const skeleton = await this.skeletons.of(show.sourceId!);
    const known = await this.published.of(show.id);
    const texts = new Map<number, string>();
    const inputOf = inputsOf(show, skeleton, given.enrichments, to);
    const { pieces, notHeld, order } = await this.pieces(given, skeleton, inputOf, known, texts);
    const declares = pieces.flatMap(({ written }) => written.declares);
    const arranged = order ? arrangeSkeleton(skeleton, order.map((entry) => (typeof entry === 'number' ? entry : entry.episode.id))) : [];
    const items = new Map(pieces.map(({ outgoing, written }) => [outgoing.episode.id, written]));
    const stateOn = (show: ShowView) => {
      const channel = writeSkeleton(skeleton, show, to.on, declares);
      const patches = [...channel.patches, ...arranged];
      return { channel, patches, after: stateOf(skeleton, patches, items) };
    };
    const still = stateOn(view);
    const { channel } = still;
    const { state, base } = await this.before(show, skeleton, known);
    const former = state.isSource ? new Map<string, WrittenItem>() : known;
    const { changed, coming, stored } = await this.changedItems({ skeleton, pieces, known: former, texts, before: state.feed, after: still.after });
    const encode = (text: string): Uint8Array => encodeFeed(text, skeleton.encoding, false);
    const plan = async (after: FeedState) => planEdited(base, await byteEdits(state.feed, after, changed.map((item) => ({ ...item, bytes: async (patches: readonly Patch[]) => encode(applyPatches(await item.text(), patches)) })), coming, encode));
    const planned = await plan(still.after);
    const moves = to.on.has('last-build-date') && dateIn(skeleton) !== null && !planned.name.equals(show.last?.sha256 ?? nameOf(skeleton.chunks));
    const dated = (ms: number) => stateOn({ ...view, additions: { ...view.additions, lastBuildDate: writeDate(new Date(ms).toISOString()) } });
    const { patches, after } = moves ? dated(this.clock.now()) : still;
    const out = async (ms: number): Promise<OutgoingFeed> => {
      if (!moves) return { planned, channel: patches };
      const then = dated(ms);
      return { planned: await plan(then.after), channel: then.patches };
    };
    const fresh = pieces.flatMap(({ outgoing, fresh: item }) => (item ? [[outgoing.episode.id, item] as const] : []));
    const there = new Set(pieces.map(({ outgoing }) => outgoing.episode.id));
    const inFeeds = new ItemsInFeeds({ skeletons: this.skeletons, published: this.published, show, known, written: items, stored, fresh: new Map(fresh), texts });
    return new FeedByItems({
      planned, out, lastBuildDate: moves ? 'moves' : goesBack(given, skeleton) ? 'returns' : 'stays', after, changed, coming, feedUrl, itemCount: (order ?? skeleton.items).length, channel: patches, files: fresh.flatMap(([, { files }]) => files),
      before: state.isPublic || show.last === null ? state.feed : null,
      ofChannel: { notHeld: [...channel.notHeld, ...notHeld], left: channel.left },
      standing: new StandingByItems({ show, channel: patches, items: inFeeds }),
      inFeeds,
      isWrittenOtherwise: writtenOtherwise({ show, skeleton, known, items, inputOf }),
      items: pieces.map(({ position, outgoing: { episode: { id, title } }, written, fresh: item }) => ({ position, episodeId: id, title, written, lost: item ? lostSince(known.get(id), item) : [] })),
      linked: await linkedChanges(this.database, show.episodes, known, items, new Set(given.leaving.map(({ episode }) => episode.id))),
      publicFindings: () => [...known.values()].flatMap(({ reports: { findings } }) => findings ?? []),
      compared: async () => this.compared(show, moves ? await plan(after) : planned),
      repeated: () => (order ? repeatedInFeed(order, skeleton, show.episodes) : []),
      keep: (writes) => this.published.keep(writes, show.id, new Map(fresh.map(([id, { files: _, ...item }]) => [id, item])), [...known.keys()].filter((id) => !there.has(id))),
    });
  }

  /**
   * The items that we write: first those of the source, in the order of the view, then those not in the source, in feed order. Unchanged ones
   * are reused. The feed's order is included if it differs from the source's.
   */
  private async pieces(given: OverSource, skeleton: SourceSkeleton, inputOf: InputOf, known: ReadonlyMap<string, WrittenItem>, texts: Map<number, string>) {
    const { show, ours, leaving, enrichments, to } = given;
    const how = { ...to, showId: show.id, needsRecords: needsRecords(enrichments) };
    const pieces: Piece[] = [];
    const notHeld: FeedNotHeld[] = [];
    const pieceOf = async (position: number | null, outgoing: Outgoing, input: string, write: () => Promise<FreshItem>): Promise<Piece> => {
      const before = known.get(outgoing.episode.id);
      if (before?.input === input) return { position, outgoing, written: before, fresh: null };
      const fresh = await write();
      return { position, outgoing, written: fresh, fresh };
    };
    const pieceOfSource = ({ position }: SkeletonItem, outgoing: Outgoing, input: string, write: () => Promise<FreshItem & { text: string }>): Promise<Piece> => pieceOf(position, outgoing, input, async () => {
      const { text, ...fresh } = await write();
      if (texts.size < KEPT_TEXTS) texts.set(position, text);
      return fresh;
    });
    const toWrite: { outgoing: Outgoing; item: SkeletonItem; input: string }[] = [];
    for (const outgoing of ours) {
      const { key } = outgoing.episode;
      const item = skeleton.byKey.get(key);
      if (item) toWrite.push({ outgoing, item, input: inputOf.item(outgoing, item) });
      else if (!isComing(outgoing, skeleton)) notHeld.push({ key, path: 'episode', wanted: key, written: null, why: 'the feed has no item with this key' });
    }
    const isWritten = ({ outgoing, input }: { outgoing: Outgoing; input: string }): boolean => known.get(outgoing.episode.id)?.input === input;
    const inTurn = this.sources.inTurn(this.progress.through(show.id, 'writing', toWrite), (each) => (isWritten(each) ? null : { sourceId: skeleton.sourceId, key: each.item.key }));
    for await (const { outgoing, item, input } of inTurn) pieces.push(await pieceOfSource(item, outgoing, input, () => this.items.write(skeleton, outgoing, input, how)));
    const gone = new Set<number>();
    for (const outgoing of leaving) {
      const item = skeleton.byKey.get(outgoing.episode.key);
      if (!item) continue;
      gone.add(item.position);
      const input = inputOf.gone(item);
      pieces.push(await pieceOfSource(item, outgoing, input, () => this.items.gone(skeleton, item, input)));
    }
    const coming = ours.filter((outgoing) => isComing(outgoing, skeleton));
    if (coming.length === 0 && gone.size === 0) return { pieces, notHeld, order: null };
    const order = await this.order.of(show, skeleton, coming, gone);
    const keys = order.map((entry) => (typeof entry === 'number' ? skeleton.items[entry]!.key : entry));
    for (const [at, outgoing] of order.entries()) {
      if (typeof outgoing === 'number') continue;
      const write = outgoing.episode.madeHere ? this.making(skeleton, outgoing, neighboursOf(keys, at, skeleton.items), inputOf) : await this.keeping(skeleton, outgoing, inputOf);
      pieces.push(await pieceOf(null, outgoing, write.input, () => write.run(how)));
    }
    return { pieces, notHeld, order };
  }

  private making(skeleton: SourceSkeleton, outgoing: Outgoing, neighbours: readonly string[], inputOf: InputOf): ToWrite {
    const likes = neighbours.map((key) => skeleton.byKey.get(key)!);
    const input = inputOf.made(outgoing, likes);
    return { input, run: async (how) => this.items.make(skeleton, outgoing, await Promise.all(likes.map(({ position }) => this.textAt(skeleton, position))), input, how) };
  }

  private async keeping(skeleton: SourceSkeleton, outgoing: Outgoing, inputOf: InputOf): Promise<ToWrite> {
    const { sourceId, key } = outgoing.episode;
    const input = inputOf.kept(outgoing, (await this.skeletons.of(sourceId)).byKey.get(key)!);
    return { input, run: (how) => this.items.keep(skeleton, outgoing, input, how) };
  }

  /** The base for the edits: the public feed, if it was made item by item from this source, else the source. */
  private async before(show: ShowToPublish, skeleton: SourceSkeleton, known: ReadonlyMap<string, WrittenItem>): Promise<{ state: { feed: FeedState; isPublic: boolean; isSource: boolean }; base: CutBytes }> {
    const { last } = show;
    const patches = (last?.channel ?? null) as SkeletonPatch[] | null;
    if (last && patches && last.sourceId === show.sourceId && patches.every(({ item }) => item === undefined || known.has(item))) {
      const feed = stateOf(skeleton, patches, known);
      const base = await this.kept.cut(show.id, last.sha256);
      // another publication may be made between these queries: this one will then be refused, and its preview is based on the source
      if (lengthOf(base.chunks) === feed.length) return { state: { feed, isPublic: true, isSource: false }, base };
    }
    return { state: { feed: new FeedState(skeleton, [], new Map()), isPublic: false, isSource: true }, base: this.source(skeleton) };
  }

  private source({ sourceId, chunks }: SourceSkeleton): CutBytes {
    const starts = [0];
    for (const { length } of chunks) starts.push(starts.at(-1)! + length);
    return {
      chunks, areKept: false,
      load: async (from, to) => {
        const loaded: Buffer[] = [];
        for (let index = from; index < to; index += 1) loaded.push(await this.skeletons.bytes(sourceId, starts[index]!, starts[index + 1]!));
        return loaded;
      },
    };
  }

  /** The items that differ from the base: those of the source, and those not in it. */
  private async changedItems({ skeleton, pieces, known, texts, before, after }: Compared): Promise<{ changed: ChangedItem[]; coming: Map<string, ComingItem>; stored: ReadonlyMap<string, ItemPatch[]> }> {
    const now = new Map(pieces.flatMap((piece) => (piece.position === null ? [] : [[piece.position, piece] as const])));
    const then = new Map([...known].flatMap(([id, { key, input }]) => (skeleton.byKey.has(key) ? [[skeleton.byKey.get(key)!.position, { id, input }] as const] : [])));
    const moved = [...new Set([...now.keys(), ...then.keys()])].filter((position) => now.get(position)?.written.input !== then.get(position)?.input);
    const came = new Map(pieces.flatMap((piece) => (piece.position === null ? [[piece.outgoing.episode.id, piece] as const] : [])));
    const others = comingOtherwise(before, after, (id) => came.get(id)?.written.input === known.get(id)?.input);
    const stored = await this.published.patches([...others, ...moved.flatMap((position) => then.get(position)?.id ?? []), ...moved.flatMap((position) => now.get(position) ?? []).filter(({ fresh }) => fresh === null).map(({ outgoing }) => outgoing.episode.id)]);
    const [wasThere, isThere] = [before, after].map((state) => new Set([...state.coming.values()].flat())) as [Set<string>, Set<string>];
    const coming = new Map([...others].map((id): [string, ComingItem] => {
      const text = stored.get(id)?.[0]?.text ?? null;
      return [id, { before: wasThere.has(id) ? text : null, after: isThere.has(id) ? (came.get(id)?.fresh?.patches[0]!.text ?? text) : null }];
    }));
    const changed = moved.map((position): ChangedItem => {
      const [former, piece] = [then.get(position), now.get(position)];
      return {
        position,
        before: (former && stored.get(former.id)) ?? [],
        after: piece?.fresh?.patches ?? (piece && stored.get(piece.outgoing.episode.id)) ?? [],
        text: async () => texts.get(position) ?? this.textAt(skeleton, position),
      };
    }).filter((item) => JSON.stringify(item.before) !== JSON.stringify(item.after));
    return { changed, coming, stored };
  }

  private async textAt({ sourceId, items, encoding }: SourceSkeleton, position: number): Promise<string> {
    const { startByte, endByte } = items[position]!;
    return decodePart(await this.skeletons.bytes(sourceId, startByte, endByte), encoding);
  }

  /** The public feed is from another source, so only the whole texts can be compared. */
  private async compared({ id, last }: ShowToPublish, planned: PlannedFeed) {
    const pieces: Buffer[] = [];
    const places = new Map(planned.base!.chunks.map((chunk, index) => [chunk.sha256.toString('latin1'), index]));
    for (const { deflated, sha256 } of planned.chunks) pieces.push(deflated ? await inflateChunk(deflated) : await chunkAt(planned.base!, places.get(sha256.toString('latin1'))!));
    const [before, after] = [await this.kept.whole(id, last!.sha256), Buffer.concat(pieces)].map(feedText) as [string, string];
    return feedHunks(before, lineChanges(before, after));
  }
}

interface Compared {
  skeleton: SourceSkeleton;
  pieces: readonly Piece[];
  known: ReadonlyMap<string, WrittenItem>;
  texts: ReadonlyMap<number, string>;
  before: FeedState;
  after: FeedState;
}

const dateIn = ({ document: { text, channel } }: SourceSkeleton): string | null => lastBuildDateOf(text, channel);

/** Whether we set the date of the public feed, and no longer do. */
const goesBack = ({ show: { last }, channel: { additions }, to: { on } }: OverSource, skeleton: SourceSkeleton): boolean =>
  !on.has('last-build-date') && (last?.enrichments.includes('last-build-date') ?? false) && ![undefined, dateIn(skeleton)].includes(additions?.lastBuildDate);

/** An item to be added, which is written unless the known one still matches. */
interface ToWrite {
  input: string;
  run(how: Parameters<WriteItems['write']>[3]): Promise<FreshItem>;
}

/** Created here, or gone upstream and kept, so that the source has no item for it. */
const isComing = ({ episode }: Outgoing, { byKey }: SourceSkeleton): boolean => (episode.madeHere || episode.goneAt !== null) && !byKey.has(episode.key);

/** @param written the items that we write, by episode */
function stateOf(skeleton: SourceSkeleton, patches: readonly SkeletonPatch[], written: ReadonlyMap<string, WrittenItem>): FeedState {
  const items = new Map<number, Growth & { isPatched: boolean }>();
  const coming = new Map<string, Growth>();
  for (const [id, { key, addedBytes, addedLines, isPatched }] of written) {
    const item = skeleton.byKey.get(key);
    if (item) items.set(item.position, { addedBytes, addedLines, isPatched });
    else coming.set(id, { addedBytes, addedLines });
  }
  return new FeedState(skeleton, patches, items, coming);
}

/** Added items that are in only one state, or differ in place, order or content. */
function comingOtherwise(before: FeedState, after: FeedState, isSame: (id: string) => boolean): Set<string> {
  const [then, now] = [before.coming, after.coming];
  const others = new Set<string>();
  for (const gap of new Set([...then.keys(), ...now.keys()])) {
    const [were, are] = [then.get(gap) ?? [], now.get(gap) ?? []];
    const [stayed, stays] = [were.filter((id) => are.includes(id)), are.filter((id) => were.includes(id))];
    const inOrder = stayed.join() === stays.join();
    for (const id of new Set([...were, ...are])) if (!inOrder || !stays.includes(id) || !isSame(id)) others.add(id);
  }
  return others;
}

/** What the item can no longer hold, or now has to and cannot. Compares by value, since stored reports have their fields in another order. */
function lostSince(before: WrittenItem | undefined, { reports }: WrittenItem): NotHeld[] {
  const known = new Map<string, unknown[]>();
  for (const { path, wanted } of before?.reports.notHeld ?? []) known.set(path, [...(known.get(path) ?? []), wanted]);
  return (reports.notHeld ?? []).filter(({ path, wanted }) => !known.get(path)?.some((was) => alike(was, wanted)));
}
