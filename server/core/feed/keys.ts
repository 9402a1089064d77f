import { attributeOf, childrenNamed, type Element } from './elements.ts';
import { childText } from './fields.ts';

/** An item's identity in its show, and whether another item before it claimed the same. */
export interface ItemKey {
  key: string;
  from: 'guid' | 'enclosure' | 'position';
  repeated: boolean;
}

/**
 * The keys of a channel's items, unique and in order: guid, else enclosure URL, else `#` and the 1-based position.
 * A key that an earlier item took gets the first free `#2`, `#3`, …; the item itself is never touched.
 */
export function keysOf(source: string, items: readonly Element[]): ItemKey[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return items.map((item, index) => {
    const guid = childText(source, item, '', 'guid');
    const [enclosure] = childrenNamed(item, '', 'enclosure');
    const url = (enclosure && attributeOf(enclosure, 'url')?.trim()) || null;
    const wanted = guid ?? url ?? `#${index + 1}`;
    let key = wanted;
    let number = next.get(wanted) ?? 2;
    while (taken.has(key)) key = `${wanted}#${number++}`;
    next.set(wanted, number);
    taken.add(key);
    return { key, from: guid !== null ? 'guid' : url !== null ? 'enclosure' : 'position', repeated: key !== wanted };
  });
}
