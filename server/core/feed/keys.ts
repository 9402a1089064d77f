import { attributeOf } from './elements.ts';
import type { Item } from './document.ts';
import { textOf } from './fields.ts';
import { utf8Length } from './utf8Length.ts';

/** The database cannot index a longer key than this; no deliberately made guid is as long. */
const LONGEST_KEY = 2_000;

/** Why an item is refused because its key is too long; null for all others. */
export function tooLongKey({ key, from }: Pick<ItemKey, 'key' | 'from'>): string | null {
  const bytes = utf8Length(key);
  return bytes <= LONGEST_KEY ? null : `the ${from === 'guid' ? 'guid' : 'address of the enclosure'} of this item has ${bytes} bytes: with more than ${LONGEST_KEY} no episode can be told from another`;
}

/** An item's identity within its show, and whether an earlier item claimed the same. */
export interface ItemKey {
  key: string;
  guid: string | null;
  from: 'guid' | 'enclosure' | 'position';
  repeated: boolean;
}

/**
 * The keys of a channel's items, unique and in order: guid, else enclosure URL, else `#` and the 1-based position. A key already
 * taken by an earlier item gets the first free `#2`, `#3`, …; the item itself is never changed.
 */
export function keysOf(source: string, items: readonly Item[]): ItemKey[] {
  const keyOf = keying();
  return items.map((item) => keyOf(source, item));
}

/** The same for items that come one by one: call it once for each, in the order of the feed. */
export function keying(): (source: string, item: Item) => ItemKey {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  let position = 0;
  return (source, item) => {
    position += 1;
    const guid = ownCopy(textOf(source, item.guid));
    const url = ownCopy((item.enclosure && attributeOf(item.enclosure, 'url')?.trim()) || null);
    const wanted = guid ?? url ?? `#${position}`;
    let key = wanted;
    let number = next.get(wanted) ?? 2;
    while (taken.has(key)) key = `${wanted}#${number++}`;
    next.set(wanted, number);
    taken.add(key);
    return { key, guid, from: guid !== null ? 'guid' : url !== null ? 'enclosure' : 'position', repeated: key !== wanted };
  };
}

/** A substring keeps the whole original text in memory, and keys outlive their items, so this makes a copy. */
const ownCopy = (text: string | null): string | null => JSON.parse(JSON.stringify(text)) as string | null;
