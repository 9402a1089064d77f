import { checkChannelEdit } from '#core/check/feed/checkParts';
import { feedHunks } from '#core/feed/hunks';
import { URIS, type Extension } from '#core/feed/namespaces';
import { withDeclared } from '#core/feed/prefixes';
import { readItemAlone } from '#core/feed/readItemAlone';
import type { FeedNotHeld, Left, Replaced } from '#core/feed/view';
import type { EditFinding } from '#core/model/feedFinding';
import { applyPatches, type Patch } from '#core/model/patch';
import type { Hunk, PublicationPreview } from '#core/model/publication';
import type { Writes } from '../../platform/writes.ts';
import type { LinkedFile } from '../filesOf.ts';
import type { MadeFeed } from '../madeFeed.ts';
import { patchesBetween } from '../patchesBetween.ts';
import type { PlannedFeed } from '../store/plan.ts';
import type { FeedState } from './feedState.ts';
import type { ItemPatch, WrittenItem } from './writtenItem.ts';

/** An item that the feed has otherwise than what is public. */
export interface ChangedItem {
  position: number;
  before: readonly ItemPatch[];
  after: readonly ItemPatch[];
  text(): Promise<string>;
}

interface Parts {
  planned: PlannedFeed;
  /** What is public, or came in; null where that is of another source and only its bytes are known. */
  before: FeedState | null;
  after: FeedState;
  channel: Patch[];
  ofChannel: { notHeld: FeedNotHeld[]; replaced: Replaced[] };
  /** All items that are ours to write, in the order of the feed. */
  items: { position: number; episodeId: string; title: string; written: WrittenItem }[];
  changed: readonly ChangedItem[];
  files: LinkedFile[];
  feedUrl: string;
  /** The diff by bytes, for where there is no state before. */
  compared(): Promise<Hunk[]>;
  keep(writes: Writes): void;
}

/** A feed made out of its source's skeleton and of the items that changed; the others are neither read nor written. */
export class FeedByItems implements MadeFeed {
  readonly planned: PlannedFeed;
  readonly mediaType: string;
  readonly notHeld: FeedNotHeld[];
  readonly left: Left[];
  readonly replaced: Replaced[];
  readonly linked: PublicationPreview['linked'];
  readonly files: LinkedFile[];
  readonly channel: Patch[];
  private found: EditFinding[] | undefined;

  constructor(private readonly parts: Parts) {
    const { planned, after, channel, ofChannel, items, files } = parts;
    this.planned = planned;
    this.mediaType = `application/rss+xml; charset=${after.skeleton.encoding}`;
    this.channel = channel;
    this.files = files;
    this.notHeld = [...ofChannel.notHeld, ...items.flatMap(({ written: { key, reports } }) => (reports.notHeld ?? []).map((entry) => ({ key, ...entry })))];
    this.left = items.flatMap(({ written: { key, reports } }) => (reports.left ?? []).map((entry) => ({ key, ...entry })));
    this.replaced = [...ofChannel.replaced, ...items.flatMap(({ written: { key, reports } }) => (reports.replaced ?? []).map((entry) => ({ key, ...entry })))];
    this.linked = items.flatMap(({ episodeId, title, written: { reports } }) => (reports.linked ?? []).map((news) => ({ episodeId, title, ...news })));
  }

  async notesOf(key: string) {
    const { before: state, after: { skeleton }, changed } = this.parts;
    const item = changed.find(({ position }) => skeleton.items[position]!.key === key);
    if (!item) return { before: null, after: null };
    const text = await item.text();
    // whatever was, or is, declared for it
    const bound = withDeclared(Object.keys(URIS) as Extension[], new Map(Object.entries(skeleton.index.bindings)));
    const notesIn = (patches: readonly Patch[]): string => readItemAlone(applyPatches(text, patches), { ...skeleton.index, bindings: Object.fromEntries(bound) }, key).notesSource;
    return { before: state && notesIn(item.before), after: notesIn(item.after) };
  }

  async hunks(): Promise<Hunk[]> {
    const { before, after, changed, compared } = this.parts;
    if (before === null) return compared();
    const hunks = this.hunksOfGaps(before, after);
    for (const { position, before: then, after: now, text } of changed) {
      const lead = lastLineOf(before.gapText(position));
      const item = patchesBetween(await text(), then, now);
      const trail = withoutLastLine(before.gapText(position + 1));
      const patches = item.patches.map((patch) => ({ start: patch.start + lead.length, end: patch.end + lead.length, text: patch.text }));
      hunks.push(...feedHunks(`${lead}${item.before}${trail}`, patches).map(from(before.startOfItem(position), after.startOfItem(position))));
    }
    return hunks.sort((a, b) => a.oldLine - b.oldLine);
  }

  private hunksOfGaps(before: FeedState, after: FeedState): Hunk[] {
    const { document: { text }, gaps } = before.skeleton;
    return [...new Set([...before.changedGaps, ...after.changedGaps])].flatMap((gap) => {
      const { start, end } = gaps[gap]!;
      const between = patchesBetween(text.slice(start, end), before.gapPatches(gap), after.gapPatches(gap));
      return feedHunks(between.before, between.patches).map(from(before.startOfGap(gap), after.startOfGap(gap)));
    });
  }

  findings(): EditFinding[] {
    return (this.found ??= this.find());
  }

  private find(): EditFinding[] {
    const { after, channel, items } = this.parts;
    if (channel.length === 0 && items.every(({ position }) => !after.isChanged(position))) return [];
    const ofItems = items.flatMap(({ position, written: { reports: { findings = [] } } }) => {
      const { line } = after.startOfItem(position);
      const indent = lastLineOf(after.gapText(position)).length;
      return findings.map((finding) => ({ ...finding, line: finding.line + line, column: finding.column + (finding.line === 1 ? indent : 0) }));
    });
    return [...this.findingsOfChannel(), ...ofItems].sort((a, b) => a.line - b.line || a.column - b.column);
  }

  /** Lines of the skeleton become those of the feed: of what stands behind an item, by the lines that it has. */
  private findingsOfChannel(): EditFinding[] {
    const { after, channel, feedUrl } = this.parts;
    const { skeleton } = after;
    const found = checkChannelEdit(skeleton.document, applyPatches(skeleton.document.text, channel), [feedUrl]);
    return found.map((finding) => ({ ...finding, line: after.lineOf(finding.line) }));
  }

  keep(writes: Writes): void {
    this.parts.keep(writes);
  }
}

/** Numbers the lines of hunks of a piece as the whole feed's, before and after. */
const from = (before: { line: number }, after: { line: number }) => (hunk: Hunk): Hunk => ({ ...hunk, oldLine: hunk.oldLine + before.line, newLine: hunk.newLine + after.line });

/** What of a gap stands on the line of the item behind it. */
const lastLineOf = (gap: string): string => (gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n') + 1) : '');
/** What of a gap does not stand on the line of the item behind it. */
const withoutLastLine = (gap: string): string => (gap.includes('\n') ? gap.slice(0, gap.lastIndexOf('\n')) : gap);
