import { documentOf, itemIn, type FeedDocument } from '../../feed/document.ts';
import type { ItemContext } from '../../feed/feedIndex.ts';
import type { EditFinding } from '../../model/feedFinding.ts';
import { foundInFeed, foundInItem, placed, type FoundIn } from './checkFeed.ts';
import { newFindings } from './newFindings.ts';

/** What was found in an edited text, in order, marking what was already so before. */
export function sinceBefore(after: string, old: readonly FoundIn[], all: readonly FoundIn[]): EditFinding[] {
  const isNew = new Set<FoundIn>(newFindings(old, all));
  const sorted = [...all].sort((a, b) => a.at - b.at);
  return placed(after, sorted).map((finding, position) => ({ ...finding, wasSo: !isNew.has(sorted[position]!) }));
}

/**
 * Checks one item that is to be published, without its feed. This also proves that it is well-formed in its place.
 *
 * @param contexts the context of the item before and after, with the namespaces declared for it
 * @returns findings with their lines in `after`
 * @throws Error when it cannot be read
 */
export function checkItemEdit(before: string, after: string, contexts: { before: ItemContext; after: ItemContext }, key: string): EditFinding[] {
  return sinceBefore(after, inItem(before, contexts.before, key), inItem(after, contexts.after, key));
}

/** Checks an item that is added to the feed: every finding is new. */
export const checkNewItem = (text: string, context: ItemContext, key: string): EditFinding[] => sinceBefore(text, [], inItem(text, context, key));

export function inItem(text: string, context: ItemContext, key: string): FoundIn[] {
  const item = itemIn(text, context);
  if ('problems' in item) throw new Error(`the item ${key} cannot be read: ${item.problems[0]?.message}`);
  return foundInItem(text, item.element(), context.channelPersons, key);
}

const NO_ITEM: ReadonlySet<string> = new Set();

/**
 * Checks the channel that is to be published, in the skeleton of its feed; lines are those of `after`.
 *
 * @param itemCount how many items the feed has afterwards: the skeleton stands the same without one
 */
export function checkChannelEdit(before: FeedDocument, after: string, servedAt: readonly string[], itemCount: number): EditFinding[] {
  const feed = documentOf(after);
  if ('problems' in feed) throw new Error(`the channel cannot be read: ${feed.problems[0]?.message}`);
  return sinceBefore(after, foundInFeed(before, { servedAt, only: NO_ITEM }), foundInFeed(feed, { servedAt, only: NO_ITEM }, [], itemCount));
}
