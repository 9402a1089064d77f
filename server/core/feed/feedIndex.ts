import type { Range } from '../model/patch.ts';
import { documentOf, type FeedDocument } from './document.ts';
import { personsOf } from './fields.ts';
import type { Surroundings } from './gate.ts';
import { keysOf } from './keys.ts';
import { declaredIn } from './lacking.ts';
import type { FeedProblem } from './problem.ts';
import type { PersonReading } from './reading.ts';

/** What an item stands in, as far as reading and writing it alone needs that. */
export interface ItemContext extends Surroundings {
  /** The channel's `podcast:person`s: an item's own credits replace them, so its hosts are restated. */
  channelPersons: readonly PersonReading[];
  /** As the feed declares it, or as `decodeFeed` names it: what it lacks is written as references. Absent or null: it lacks nothing. */
  encoding?: string | null;
}

/**
 * Where things stand in a feed, in UTF-16 offsets of its text. As an {@link ItemContext} it is all that one item needs besides its own
 * text, so that whoever keeps it reads and writes items without the feed.
 */
export interface FeedIndex extends ItemContext {
  /** Where `declarationsOf` goes: before the `>` of the root's start tag. */
  declareAt: number;
  /** From after the channel's start tag to the first item, or to the channel's end. */
  head: Range;
  items: IndexedItem[];
}

export interface IndexedItem extends Range {
  key: string;
  guid: string | null;
}

/** Finds the items of a feed and what they stand in: one pass of the gate, no item is taken apart. */
export function indexFeed(text: string): FeedIndex | { problems: FeedProblem[] } {
  const document = documentOf(text);
  return 'problems' in document ? document : indexOf(document);
}

/** The index of a feed that is taken apart already. */
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
