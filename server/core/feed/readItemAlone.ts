import { itemIn } from './document.ts';
import type { Surroundings } from './gate.ts';
import { readItem } from './readItem.ts';
import type { ItemReading } from './reading.ts';

/**
 * Reads one item without the rest of its feed, with the same result as `readFeed`; offsets and lines are those of its own text.
 *
 * @param itemText from the item's `<` to after its last `>`
 * @param around its context: the feed's index
 * @throws Error when the text is not an item: it was read on import, so that is a bug of the caller
 */
export function readItemAlone(itemText: string, around: Surroundings, key: string): ItemReading {
  const item = itemIn(itemText, around);
  if ('problems' in item) throw new Error(`the item ${key} cannot be read: ${item.problems[0]?.message}`);
  return readItem(itemText, item.element(), key, 1);
}
