import type { Channel } from '../../feed/document.ts';
import type { Element } from '../../feed/elements.ts';
import type { PersonReading } from '../../feed/reading.ts';

/** What the checks of a channel look at: all of it but its items. */
export interface CheckedChannel {
  text: string;
  root: Omit<Element, 'children'>;
  channel: Channel;
  /** Where the feed is served, under every address that leads there; empty where nobody knows. */
  servedAt: readonly string[];
}

/** What the checks of an item look at. */
export interface CheckedItem {
  text: string;
  item: Element;
  /** Whom the channel credits. */
  channelPersons: readonly PersonReading[];
}

/** What can be said of an item beside others. */
export interface ListedItem {
  key: string;
  /** Offset of the item. */
  start: number;
  guid: string | null;
  enclosureUrl: string | null;
  /** Null where it has none, or where nobody looked. */
  title: string | null;
}
