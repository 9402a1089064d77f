import { documentOf, type FeedDocument, type Item } from './document.ts';
import { Disagreement, type Element } from './elements.ts';
import { childText } from './fields.ts';
import { keysOf, type ItemKey } from './keys.ts';
import { notesElementsOf } from './notesValues.ts';
import { placesOf } from '../model/place.ts';
import type { FeedProblem } from './problem.ts';
import { readItem } from './readItem.ts';
import type { FeedReading, FeedWarning, ItemReading } from './reading.ts';
import { readShow } from './readShow.ts';

/**
 * Reads an RSS 2.0 podcast feed from its text (decoded, without a byte order mark). Names are matched by namespace URI, whatever
 * the prefix. Pure and strict: a text that is not well-formed, or not RSS, is refused with all problems by line and column; other
 * oddities are warnings.
 */
export function readFeed(text: string): { ok: true; feed: FeedReading } | { ok: false; problems: FeedProblem[] } {
  const document = documentOf(text);
  return 'problems' in document ? { ok: false, problems: document.problems } : readWhole(document);
}

/** Reads a parsed feed, or says why none of it can be trusted. */
function readWhole(document: FeedDocument): { ok: true; feed: FeedReading } | { ok: false; problems: FeedProblem[] } {
  const feed = unlessDisagreed(() => readDocument(document));
  return 'problems' in feed ? { ok: false, ...feed } : { ok: true, feed };
}

/** The result, or why it cannot be trusted: two parsers found different elements in an item. */
export function unlessDisagreed<T extends object>(read: () => T): T | { problems: FeedProblem[] } {
  try {
    return read();
  } catch (error) {
    if (error instanceof Disagreement) return { problems: [{ line: 1, column: 1, message: error.message }] };
    throw error;
  }
}

/** @throws Disagreement when two parsers find different elements in an item */
export function readDocument(document: FeedDocument): FeedReading {
  const read = [...itemsOf(document)];
  return { show: readShow(document.text, document.channel), items: read.map(({ item }) => item), warnings: read.flatMap(({ warnings }) => warnings) };
}

/** Reads the items of a feed one by one, each with its oddities, so that going through a long archive holds only one at a time. */
export function* itemsOf({ text, items }: FeedDocument): Generator<ReadItem> {
  const placeAt = placesOf(text);
  const keys = keysOf(text, items);
  for (const [index, item] of items.entries()) yield readOne(text, item, keys[index]!, placeAt(item.start));
}

/** An item as read, with its oddities. */
export interface ReadItem {
  item: ItemReading;
  warnings: FeedWarning[];
}

/** @throws Disagreement when two parsers find different elements in it */
export function readOne(text: string, { element }: Item, key: ItemKey, place: { line: number; column: number }): ReadItem {
  const read = element();
  const item = readItem(text, read, key.key, place.line);
  return { item, warnings: [...oddities(text, read, item, key)].map(([code, message]) => ({ code, key: item.key, ...place, message })) };
}

function* oddities(text: string, element: Element, item: ItemReading, { key, from, repeated }: ItemKey): Generator<[FeedWarning['code'], string]> {
  if (repeated) yield from === 'guid' ? ['repeated-guid', `the guid "${item.guid}" belongs to an earlier item: this one is known as "${key}"`] : ['repeated-key', `an earlier item has the same enclosure: this one is known as "${key}"`];
  const pubDate = childText(text, element, '', 'pubDate');
  if (pubDate !== null && item.pubDate === null) yield ['unread-date', `"${pubDate.slice(0, 60)}" is not a date`];
  const duration = childText(text, element, 'itunes', 'duration');
  if (duration !== null && item.durationMs === null) yield ['unread-duration', `"${duration.slice(0, 60)}" is not a duration`];
  if (item.notesFrom !== null && notesElementsOf(element)[item.notesFrom]!.children.length > 0) yield ['notes-as-elements', `the notes of "${item.title}" are XML elements, not text: they are read as they stand`];
}
