import type { Channel } from '../../feed/document.ts';
import type { Element } from '../../feed/elements.ts';
import type { PersonReading } from '../../feed/reading.ts';

/** What the checks of a channel look at: everything but its items. */
export interface CheckedChannel {
  text: string;
  root: Omit<Element, 'children'>;
  channel: Channel;
  /** How many items the feed has. */
  itemCount: number;
  /** Every address at which the feed is served; empty if unknown. */
  servedAt: readonly string[];
}

/** What the checks of an item look at. */
export interface CheckedItem {
  text: string;
  item: Element;
  /** The persons that the channel credits. */
  channelPersons: readonly PersonReading[];
}

/** What is needed to compare an item with others. */
export interface ListedItem {
  key: string;
  /** Offset of the item. */
  start: number;
  guid: string | null;
  enclosureUrl: string | null;
  /** Null if it has none, or if it was not read. */
  title: string | null;
}
