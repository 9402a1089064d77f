import { Injectable } from '@nestjs/common';
import { decodePart, encodeFeed } from '#core/feed/encoding';
import { feedHunks } from '#core/feed/hunks';
import { writeSkeleton } from '#core/feed/skeleton';
import type { FeedNotHeld, ShowView } from '#core/feed/view';
import { applyPatches, type Patch } from '#core/model/patch';
import type { Enrichment } from '#core/model/show';
import { Skeletons, type SourceSkeleton } from '../../import/skeletons.ts';
import type { AddingTo } from '../additions.ts';
import { needsRecords, type Outgoing } from '../goingOut.ts';
import { feedText } from '../feedText.ts';
import { lineChanges } from '../lineChanges.ts';
import type { ShowToPublish } from '../showToPublish.ts';
import { KeptFeeds } from '../store/keptFeeds.ts';
import { planEdited, type CutBytes, type PlannedFeed } from '../store/plan.ts';
import { lengthOf } from '../store/chunkList.ts';
import { byteEdits } from './byteEdits.ts';
import { FeedByItems, type ChangedItem } from './feedByItems.ts';
import { FeedState } from './feedState.ts';
import { inputsOf } from './inputOf.ts';
import { PublishedItems } from './publishedItems.ts';
import { WriteItems, type FreshItem } from './writeItems.ts';
import type { WrittenItem } from './writtenItem.ts';

/** What goes out over a feed that was imported. */
export interface OverSource {
  show: ShowToPublish;
  /** The episodes whose items are ours to write. */
  ours: readonly Outgoing[];
  channel: ShowView;
  enrichments: readonly Enrichment[];
  to: AddingTo;
  feedUrl: string;
  /** What is known of the files that items link, by episode. */
  linked: ReadonlyMap<string, string>;
}

/** An item that is ours to write; `fresh` where it was written just now, else it is as it was written before. */
interface Piece {
  position: number;
  outgoing: Outgoing;
  written: WrittenItem;
  fresh: FreshItem | null;
}

/** Of so many items the text is at hand when their diff is asked for. */
const KEPT_TEXTS = 32;

/**
 * Makes the feed of an imported show out of what is public already: only items that something is new of are read, written and proved,
 * and only the bytes around them are cut again. Gives the very bytes that writing the whole source would.
 */
@Injectable()
export class ComposeByItems {
  constructor(private readonly skeletons: Skeletons, private readonly published: PublishedItems, private readonly items: WriteItems, private readonly kept: KeptFeeds) {}

  async of(given: OverSource): Promise<FeedByItems> {
    const { show, channel: view, to, feedUrl } = given;
    const skeleton = await this.skeletons.of(show.sourceId!);
    const known = await this.published.of(show.id);
    const texts = new Map<number, string>();
    const { pieces, notHeld } = await this.pieces(given, skeleton, known, texts);
    const channel = writeSkeleton(skeleton, view, to.on, pieces.flatMap(({ written }) => written.declares));
    const after = new FeedState(skeleton, channel.patches, new Map(pieces.map(({ position, written }) => [position, grown(written)])));
    const { state, base } = await this.before(show, skeleton, known);
    const changed = await this.changedItems(skeleton, pieces, state.isSource ? new Map() : known, texts);
    const encode = (text: string): Uint8Array => encodeFeed(text, skeleton.encoding, false);
    const planned = await planEdited(base, await byteEdits(state.feed, after, changed.map((item) => ({ ...item, bytes: async (patches: readonly Patch[]) => encode(applyPatches(await item.text(), patches)) })), encode));
    const fresh = pieces.flatMap(({ outgoing, fresh: item }) => (item ? [[outgoing.episode.id, item] as const] : []));
    const there = new Set(pieces.map(({ outgoing }) => outgoing.episode.id));
    return new FeedByItems({
      planned, after, changed, feedUrl, channel: channel.patches, files: fresh.flatMap(([, { files }]) => files),
      before: state.isPublic || show.last === null ? state.feed : null,
      ofChannel: { notHeld: [...channel.notHeld, ...notHeld], replaced: channel.replaced },
      items: pieces.map(({ position, outgoing: { episode: { id, title } }, written }) => ({ position, episodeId: id, title, written })),
      compared: () => this.compared(show, planned),
      keep: (writes) => this.published.keep(writes, show.id, new Map(fresh.map(([id, { files: _, ...item }]) => [id, item])), [...known.keys()].filter((id) => !there.has(id))),
    });
  }

  /** The items that are ours, in the order of the view: those that nothing is new of are as they were made. */
  private async pieces({ show, ours, enrichments, to, linked }: OverSource, skeleton: SourceSkeleton, known: ReadonlyMap<string, WrittenItem>, texts: Map<number, string>) {
    const inputOf = inputsOf(show, skeleton, enrichments, to, linked);
    const pieces: Piece[] = [];
    const notHeld: FeedNotHeld[] = [];
    for (const outgoing of ours) {
      const { id, key } = outgoing.episode;
      const item = skeleton.byKey.get(key);
      if (!item) {
        notHeld.push({ key, path: 'episode', wanted: key, written: null, why: 'the feed has no item with this key' });
        continue;
      }
      const input = inputOf(outgoing, item);
      const before = known.get(id);
      if (before?.input === input) {
        pieces.push({ position: item.position, outgoing, written: before, fresh: null });
        continue;
      }
      const { text, ...fresh } = await this.items.write(skeleton, outgoing, input, { ...to, showId: show.id, needsRecords: needsRecords(enrichments) });
      if (texts.size < KEPT_TEXTS) texts.set(item.position, text);
      pieces.push({ position: item.position, outgoing, written: fresh, fresh });
    }
    return { pieces, notHeld };
  }

  /** What the new bytes are told as edits of: what is public where that was made item by item of this source, else the source. */
  private async before(show: ShowToPublish, skeleton: SourceSkeleton, known: ReadonlyMap<string, WrittenItem>): Promise<{ state: { feed: FeedState; isPublic: boolean; isSource: boolean }; base: CutBytes }> {
    const { last } = show;
    if (last?.channel && last.sourceId === show.sourceId) {
      const items = [...known.values()].flatMap((written) => (skeleton.byKey.has(written.key) ? [[skeleton.byKey.get(written.key)!.position, grown(written)] as const] : []));
      const feed = new FeedState(skeleton, last.channel as unknown as Patch[], new Map(items));
      const base = await this.kept.cut(show.id, last.sha256);
      // another publication may be coming in between these questions: then this one is not to be, and its preview is told from the source
      if (lengthOf(base.chunks) === feed.length) return { state: { feed, isPublic: true, isSource: false }, base };
    }
    return { state: { feed: new FeedState(skeleton, [], new Map()), isPublic: false, isSource: true }, base: this.source(skeleton) };
  }

  private source({ sourceId, chunks }: SourceSkeleton): CutBytes {
    const starts = [0];
    for (const { length } of chunks) starts.push(starts.at(-1)! + length);
    return { chunks, areKept: false, load: (index) => this.skeletons.bytes(sourceId, starts[index]!, starts[index + 1]!) };
  }

  /** The items that differ from those before. */
  private async changedItems(skeleton: SourceSkeleton, pieces: readonly Piece[], known: ReadonlyMap<string, WrittenItem>, texts: ReadonlyMap<number, string>): Promise<ChangedItem[]> {
    const now = new Map(pieces.map((piece) => [piece.position, piece]));
    const then = new Map([...known].flatMap(([id, { key, input }]) => (skeleton.byKey.has(key) ? [[skeleton.byKey.get(key)!.position, { id, input }] as const] : [])));
    const moved = [...new Set([...now.keys(), ...then.keys()])].filter((position) => now.get(position)?.written.input !== then.get(position)?.input);
    const isStored = ({ fresh }: Piece): boolean => fresh === null;
    const stored = await this.published.patches([...moved.flatMap((position) => then.get(position)?.id ?? []), ...moved.flatMap((position) => now.get(position) ?? []).filter(isStored).map(({ outgoing }) => outgoing.episode.id)]);
    return moved.map((position): ChangedItem => {
      const [former, piece] = [then.get(position), now.get(position)];
      return {
        position,
        before: (former && stored.get(former.id)) ?? [],
        after: piece?.fresh?.patches ?? (piece && stored.get(piece.outgoing.episode.id)) ?? [],
        text: async () => texts.get(position) ?? this.textAt(skeleton, position),
      };
    }).filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  }

  private async textAt({ sourceId, items, encoding }: SourceSkeleton, position: number): Promise<string> {
    const { startByte, endByte } = items[position]!;
    return decodePart(await this.skeletons.bytes(sourceId, startByte, endByte), encoding);
  }

  /** What is public is of another source: only whole texts can be compared. */
  private async compared({ id, last }: ShowToPublish, planned: PlannedFeed) {
    const pieces: Buffer[] = [];
    const places = new Map(planned.base!.chunks.map((chunk, index) => [chunk.sha256.toString('latin1'), index]));
    for (const { bytes, sha256 } of planned.chunks) pieces.push(bytes ?? (await planned.base!.load(places.get(sha256.toString('latin1'))!)));
    const [before, after] = [await this.kept.whole(id, last!.sha256), Buffer.concat(pieces)].map(feedText) as [string, string];
    return feedHunks(before, lineChanges(before, after));
  }
}

const grown = ({ addedBytes, addedLines, isPatched }: WrittenItem) => ({ addedBytes, addedLines, isPatched });
