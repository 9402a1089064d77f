import { attributeOf } from './elements.ts';
import type { Item } from './document.ts';
import { textOf } from './fields.ts';

/** An item's identity in its show, and whether another item before it claimed the same. */
export interface ItemKey {
  key: string;
  guid: string | null;
  from: 'guid' | 'enclosure' | 'position';
  repeated: boolean;
}

/**
 * The keys of a channel's items, unique and in order: guid, else enclosure URL, else `#` and the 1-based position.
 * A key that an earlier item took gets the first free `#2`, `#3`, …; the item itself is never touched.
 */
export function keysOf(source: string, items: readonly Item[]): ItemKey[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return items.map((item, index) => {
    const guid = textOf(source, item.guid);
    const url = (item.enclosure && attributeOf(item.enclosure, 'url')?.trim()) || null;
    const wanted = guid ?? url ?? `#${index + 1}`;
    let key = wanted;
    let number = next.get(wanted) ?? 2;
    while (taken.has(key)) key = `${wanted}#${number++}`;
    next.set(wanted, number);
    taken.add(key);
    return { key, guid, from: guid !== null ? 'guid' : url !== null ? 'enclosure' : 'position', repeated: key !== wanted };
  });
}
