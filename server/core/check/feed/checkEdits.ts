import { documentOf } from '../../feed/document.ts';
import type { FeedIndex, IndexedItem, ItemContext } from '../../feed/feedIndex.ts';
import { personsOf } from '../../feed/fields.ts';
import type { EditFinding } from '../../model/feedFinding.ts';
import type { Patch, Range } from '../../model/patch.ts';
import { foundInFeed, type FoundIn } from './checkFeed.ts';
import { inItem, sinceBefore } from './checkParts.ts';

interface Edits {
  before: string;
  index: FeedIndex;
  patches: readonly Patch[];
  /** `before` with the patches applied. */
  after: string;
  servedAt?: readonly string[];
}

/**
 * Checks what is about to be published: the channel, and the items that the patches change or add. Nothing else is parsed, so checking
 * a correction in a feed of 3,000 episodes costs as much as checking one.
 *
 * @returns findings with their places in `after`, in order; none if there is no patch
 * @throws Error when a part cannot be read, which the gate should have refused before
 */
export function checkEdits({ before, index, patches, after, servedAt = [] }: Edits): EditFinding[] {
  if (patches.length === 0) return [];
  const items = movedBy(index.items, patches);
  const channelBefore = aroundItems(before, index.items, servedAt, index.items.map(({ guid }) => guid));
  const channelAfter = aroundItems(after, items.flatMap(({ now }) => now ?? []), servedAt, items.flatMap(({ item, now }) => (now ? item.guid : [])));
  const old: FoundIn[] = [...channelBefore.found];
  const all: FoundIn[] = [...channelAfter.found];
  for (const { item, now } of items.filter(({ isTouched }) => isTouched)) {
    for (const found of inItemAt(before, item, item.key, { ...index, ...channelBefore.context })) old.push(found);
    if (now) for (const found of inItemAt(after, now, item.key, { ...index, ...channelAfter.context })) all.push(found);
  }
  return sinceBefore(after, old, all);
}

/** Where each item stands after the patches, null if they removed it, and whether they touch it. */
function movedBy(items: readonly IndexedItem[], patches: readonly Patch[]): { item: IndexedItem; now: Range | null; isTouched: boolean }[] {
  const sorted = [...patches].sort((a, b) => a.start - b.start || a.end - b.end);
  let next = 0;
  let shift = 0;
  const pass = (patch: Patch): void => {
    shift += patch.text.length - (patch.end - patch.start);
    next += 1;
  };
  return items.map((item) => {
    while (next < sorted.length && sorted[next]!.end <= item.start) pass(sorted[next]!);
    const first = sorted[next];
    const isGone = first !== undefined && first.start <= item.start && first.end >= item.end;
    const start = item.start + shift;
    if (isGone) return { item, now: null, isTouched: true };
    const untouched = next;
    while (next < sorted.length && sorted[next]!.start < item.end && sorted[next]!.end <= item.end) pass(sorted[next]!);
    return { item, now: { start, end: item.end + shift }, isTouched: next > untouched };
  });
}

/** The feed without these items: its channel, what stands between them, and any items not among them. */
function aroundItems(text: string, items: readonly Range[], servedAt: readonly string[], beside: readonly (string | null)[]) {
  const gaps = [...items, { start: text.length, end: text.length }].map(({ start }, position) => ({ start: items[position - 1]?.end ?? 0, end: start }));
  const feed = documentOf(gaps.map(({ start, end }) => text.slice(start, end)).join(''));
  if ('problems' in feed) throw new Error(`the channel cannot be read: ${feed.problems[0]?.message}`);
  const whereIn = (offset: number): number => {
    let left = offset;
    for (const { start, end } of gaps) {
      if (left < end - start) return start + left;
      left -= end - start;
    }
    return text.length;
  };
  const context = { bindings: Object.fromEntries(feed.channel.bindings), channelPersons: personsOf(feed.text, feed.channel) };
  return { found: foundInFeed(feed, { servedAt }, beside).map((found) => ({ ...found, at: whereIn(found.at) })), context };
}

const inItemAt = (text: string, { start, end }: Range, key: string, context: ItemContext): FoundIn[] =>
  inItem(text.slice(start, end), context, key).map((found) => ({ ...found, at: found.at + start }));
