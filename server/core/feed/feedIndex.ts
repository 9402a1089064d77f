import type { Range } from '../model/patch.ts';
import { documentOf, type FeedDocument } from './document.ts';
import { personsOf } from './fields.ts';
import type { Surroundings } from './gate.ts';
import { keysOf } from './keys.ts';
import { declaredIn } from './lacking.ts';
import type { FeedProblem } from './problem.ts';
import type { PersonReading } from './reading.ts';

/** The context that an item needs to be read and written on its own. */
export interface ItemContext extends Surroundings {
  /** The channel's `podcast:person`s: an item's own credits replace them, so its hosts are repeated. */
  channelPersons: readonly PersonReading[];
  /** The feed's encoding, as declared or as named by `decodeFeed`: characters it lacks are written as references. Absent or null: it lacks none. */
  encoding?: string | null;
}

/**
 * Where things are in a feed, in UTF-16 offsets of its text. As an {@link ItemContext} it is all that an item needs besides its own
 * text, so with it, items can be read and written without the feed.
 */
export interface FeedIndex extends ItemContext {
  /** Where `declarationsOf` goes: before the `>` of the root's start tag. */
  declareAt: number;
  /** From the end of the channel's start tag to the first item, or to the channel's end. */
  head: Range;
  items: IndexedItem[];
}

export interface IndexedItem extends Range {
  key: string;
  guid: string | null;
}

/** Finds the items of a feed and their context in one pass of the gate; no item is parsed. */
export function indexFeed(text: string): FeedIndex | { problems: FeedProblem[] } {
  const document = documentOf(text);
  return 'problems' in document ? document : indexOf(document);
}

/** The index of a feed that is already parsed. */
export function indexOf({ text, root, channel, items, entities }: FeedDocument): FeedIndex {
  const keys = keysOf(text, items);
  return {
    bindings: Object.fromEntries(channel.bindings),
    entities,
    encoding: declaredIn(text),
    channelPersons: personsOf(text, channel),
    declareAt: root.inner!.start - 1,
    head: channel.head,
    items: items.map(({ start, end }, index) => ({ key: keys[index]!.key, guid: keys[index]!.guid, start, end })),
  };
}
