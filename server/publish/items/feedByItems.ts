import { COMING, type SkeletonPatch } from '#core/feed/arrangeSkeleton';
import { checkChannelEdit } from '#core/check/feed/checkParts';
import { SENDS_AWAY } from '#core/check/feed/links';
import { feedHunks } from '#core/feed/hunks';
import type { ItemContext } from '#core/feed/feedIndex';
import { readItemAlone } from '#core/feed/readItemAlone';
import type { FeedNotHeld, Left } from '#core/feed/view';
import type { EditFinding } from '#core/model/feedFinding';
import { applyPatches, type Patch, type Range } from '#core/model/patch';
import type { Hunk, PublicationPreview } from '#core/model/publication';
import type { NotHeld } from '#core/notes/reading';
import type { Writes } from '../../platform/writes.ts';
import type { EpisodeFiles } from '../filesOf.ts';
import type { Outgoing } from '../goingOut.ts';
import type { FeedStanding, ItemInFeeds, MadeFeed, OutgoingFeed } from '../madeFeed.ts';
import { lineChanges } from '../lineChanges.ts';
import { patchesBetween } from '../patchesBetween.ts';
import type { EpisodeToPublish } from '../showToPublish.ts';
import type { PlannedFeed } from '../store/plan.ts';
import type { ComingItem } from './byteEdits.ts';
import type { FeedState, GapPiece } from './feedState.ts';
import { gapRuns, hasItems, type GapRun } from './gapRuns.ts';
import type { ItemsInFeeds } from './itemsInFeeds.ts';
import type { repeatedInFeed } from './repeatedInFeed.ts';
import type { ItemPatch, WrittenItem } from './writtenItem.ts';

/** An item that differs from the public feed. */
export interface ChangedItem {
  position: number;
  before: readonly ItemPatch[];
  after: readonly ItemPatch[];
  text(): Promise<string>;
}

interface Parts {
  /** With the `lastBuildDate` of the public feed, if it is ours to set. */
  planned: PlannedFeed;
  out(ms: number): Promise<OutgoingFeed>;
  lastBuildDate: MadeFeed['lastBuildDate'];
  /** The state of the public or imported feed; null if that is from another source and only its bytes are known. */
  before: FeedState | null;
  /** As it would go out now. */
  after: FeedState;
  /** Patches of the skeleton, for the channel and for added and removed items. */
  channel: SkeletonPatch[];
  ofChannel: { notHeld: FeedNotHeld[]; left: Left[] };
  standing: FeedStanding;
  inFeeds: ItemsInFeeds;
  isWrittenOtherwise(outgoing: Outgoing): boolean;
  /** All items that we write, in feed order; added items have no position. */
  items: { position: number | null; episodeId: string; title: string; written: WrittenItem; lost: NotHeld[] }[];
  linked: PublicationPreview['linked'];
  /** What was found in the items as they were written last. */
  publicFindings(): EditFinding[];
  changed: readonly ChangedItem[];
  /** Items not in the source that differ, by episode. */
  coming: ReadonlyMap<string, ComingItem>;
  files: EpisodeFiles[];
  /** How many items the feed has. */
  itemCount: number;
  feedUrl: string;
  /** What added items have in common with other items of the feed. */
  repeated(): ReturnType<typeof repeatedInFeed>;
  /** The diff of the bytes, for when there is no former state. */
  compared(): Promise<Hunk[]>;
  keep(writes: Writes): void;
}

/** A feed made from its source's skeleton and the changed items; the others are neither read nor written. */
export class FeedByItems implements MadeFeed {
  readonly planned: PlannedFeed;
  readonly mediaType: string;
  readonly notHeld: FeedNotHeld[];
  readonly left: Left[];
  readonly standing: FeedStanding;
  readonly linked: PublicationPreview['linked'];
  readonly files: EpisodeFiles[];
  readonly lastBuildDate: MadeFeed['lastBuildDate'];
  private readonly lost: ReadonlyMap<string, NotHeld[]>;
  private found: EditFinding[] | undefined;

  constructor(private readonly parts: Parts) {
    const { planned, lastBuildDate, after, ofChannel, standing, items, linked, files } = parts;
    this.planned = planned;
    this.mediaType = `application/rss+xml; charset=${after.skeleton.encoding}`;
    this.lastBuildDate = lastBuildDate;
    this.files = files;
    this.notHeld = [...ofChannel.notHeld, ...items.flatMap(({ written: { key, reports } }) => (reports.notHeld ?? []).map((entry) => ({ key, ...entry })))];
    this.left = [...ofChannel.left, ...items.flatMap(({ written: { key, reports } }) => (reports.left ?? []).map((entry) => ({ key, ...entry })))];
    this.standing = standing;
    this.lost = new Map(items.flatMap(({ written: { key }, lost }) => (lost.length > 0 ? [[key, lost] as const] : [])));
    this.linked = linked;
  }

  lostOf(key: string): NotHeld[] {
    return this.lost.get(key) ?? [];
  }

  linesOf(key: string): { first: number; last: number } | null {
    const { after } = this.parts;
    const position = after.skeleton.byKey.get(key)?.position;
    return position === undefined ? null : { first: after.startOfItem(position).line + 1, last: after.startOfGap(position + 1).line + 1 };
  }

  writesIn(range: Range): boolean {
    return this.parts.channel.some(({ start, end }) => start < range.end && end > range.start);
  }

  outAt(nowMs: number): Promise<OutgoingFeed> {
    return this.parts.out(nowMs);
  }

  isWrittenOtherwise(outgoing: Outgoing): boolean {
    return this.parts.isWrittenOtherwise(outgoing);
  }

  async itemOf(episode: EpisodeToPublish): Promise<ItemInFeeds | null> {
    const texts = await this.parts.inFeeds.of(episode);
    if (!texts) return null;
    const { contextThen, context, sourceThen, before, after, source } = texts;
    const inFeed = (text: string | null, around: ItemContext) => (text === null ? null : { text, reading: readItemAlone(text, around, episode.key) });
    return { before: inFeed(before, contextThen), after: inFeed(after, context), isOfSameSource: sourceThen === source };
  }

  async hunks(): Promise<Hunk[]> {
    const { before, after, changed, compared } = this.parts;
    if (before === null) return compared();
    const texts = new Map<number, string>();
    for (const { position, text } of changed) texts.set(position, await text());
    const comesOrLeaves = new Map(changed.filter(({ position, before: then, after: now }) => isGone(then, texts.get(position)!) || isGone(now, texts.get(position)!)).map((item) => [item.position, item]));
    const hunks = this.hunksOfGaps(before, after, (position) => {
      const item = comesOrLeaves.get(position);
      return item && { before: applyPatches(texts.get(position)!, item.before), after: applyPatches(texts.get(position)!, item.after) };
    });
    for (const { position, before: then, after: now } of changed) {
      if (comesOrLeaves.has(position)) continue;
      const lead = lastLineOf(before.textBefore(position));
      const item = patchesBetween(texts.get(position)!, then, now);
      const trail = before.textBehind(position) === after.textBehind(position) ? withoutLastLine(before.textBehind(position)) : '';
      const patches = item.patches.map((patch) => ({ start: patch.start + lead.length, end: patch.end + lead.length, text: patch.text }));
      const placed = from(before.startOfItem(position), after.startOfItem(position));
      for (const hunk of feedHunks(`${lead}${item.before}${trail}`, patches)) hunks.push(placed(hunk));
    }
    return hunks.sort((a, b) => a.oldLine - b.oldLine || a.newLine - b.newLine);
  }

  /** @param itemBehind the source item after a gap, in both states, if one of them lacks it; the two are then reported together */
  private hunksOfGaps(before: FeedState, after: FeedState, itemBehind: (position: number) => { before: string; after: string } | undefined): Hunk[] {
    const { document: { text }, gaps } = before.skeleton;
    return [...new Set([...before.changedGaps, ...after.changedGaps])].flatMap((gap) => {
      const { start, end } = gaps[gap]!;
      const runs = gapRuns(before, after, gap, this.parts.coming);
      if (runs.length === 1 && !hasItems(runs[0]!) && !itemBehind(gap)) {
        const between = patchesBetween(text.slice(start, end), before.gapPatches(gap), after.gapPatches(gap));
        return feedHunks(between.before, between.patches).map(from(before.startOfGap(gap), after.startOfGap(gap)));
      }
      return runs.flatMap((run) => this.hunksOfRun(run, run.isLast ? itemBehind(gap) : undefined));
    });
  }

  private hunksOfRun({ before, after }: GapRun, behind: { before: string; after: string } = { before: '', after: '' }): Hunk[] {
    const textOf = (pieces: readonly GapPiece[], side: keyof ComingItem): string => pieces.map(({ text, item }) => text ?? this.parts.coming.get(item)![side]).join('');
    const [then, now] = [`${textOf(before.pieces, 'before')}${behind.before}`, `${textOf(after.pieces, 'after')}${behind.after}`];
    return feedHunks(then, lineChanges(then, now)).map(from(before.start, after.start));
  }

  findings(): EditFinding[] {
    return (this.found ??= this.find());
  }

  private find(): EditFinding[] {
    const { after, channel, items } = this.parts;
    // a feed that is just as it came has no faults of ours, but may lead its readers away from us
    if (channel.length === 0 && items.every(({ position }) => position !== null && !after.isChanged(position))) return this.findingsOfChannel().filter(({ code }) => code === SENDS_AWAY);
    const ofItems = items.flatMap(({ position, episodeId, written: { reports: { findings } } }) => {
      if (!findings) return [];
      const { line } = position === null ? after.startOfComing(episodeId) : after.startOfItem(position);
      const indent = lastLineOf(position === null ? after.textBeforeComing(episodeId) : after.textBefore(position)).length;
      return findings.map((finding) => ({ ...finding, line: finding.line + line, column: finding.column + (finding.line === 1 ? indent : 0) }));
    });
    const repeated = this.parts.repeated().map(({ episodeId, finding }) => ({ ...finding, line: after.startOfComing(episodeId).line + 1, column: lastLineOf(after.textBeforeComing(episodeId)).length + 1 }));
    return [...this.findingsOfChannel(), ...ofItems, ...repeated].sort((a, b) => a.line - b.line || a.column - b.column);
  }

  async publicFindings(): Promise<EditFinding[]> {
    return this.parts.publicFindings();
  }

  /** Converts lines of the skeleton to lines of the feed, which are shifted by the lines of the items. */
  private findingsOfChannel(): EditFinding[] {
    const { after, channel, feedUrl, itemCount } = this.parts;
    const { skeleton } = after;
    const found = checkChannelEdit(skeleton.document, applyPatches(skeleton.document.text, channel.map((patch) => ({ ...patch, text: patch.text.replace(COMING, '') }))), [feedUrl], itemCount);
    return found.map((finding) => ({ ...finding, line: after.lineOf(finding.line) }));
  }

  keep(writes: Writes): void {
    this.parts.keep(writes);
  }
}

/** Whether patches remove an item's whole text. */
const isGone = ([first]: readonly Patch[], text: string): boolean => first !== undefined && first.start === 0 && first.end === text.length && first.text === '';

/** Shifts the line numbers of a piece's hunks to those of the whole feed, before and after. */
const from = (before: { line: number }, after: { line: number }) => (hunk: Hunk): Hunk => ({ ...hunk, oldLine: hunk.oldLine + before.line, newLine: hunk.newLine + after.line });

/** The part of a gap on the same line as the item after it. */
const lastLineOf = (gap: string): string => (gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n') + 1) : '');
/** The part of a gap before the line of the item after it. */
const withoutLastLine = (gap: string): string => (gap.includes('\n') ? gap.slice(0, gap.lastIndexOf('\n')) : gap);
