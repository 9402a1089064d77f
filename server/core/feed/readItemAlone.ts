import { itemIn } from './document.ts';
import type { Surroundings } from './gate.ts';
import { readItem } from './readItem.ts';
import type { ItemReading } from './reading.ts';

/**
 * Reads one item without the rest of its feed. Says what `readFeed` says of it; offsets and lines are those of its own text.
 *
 * @param itemText from the item's `<` to after its last `>`
 * @param around what it stands in: the feed's index
 * @throws Error when the text is no item: it was read when it was imported, so that is the caller's bug
 */
export function readItemAlone(itemText: string, around: Surroundings, key: string): ItemReading {
  const item = itemIn(itemText, around);
  if ('problems' in item) throw new Error(`the item ${key} cannot be read: ${item.problems[0]?.message}`);
  return readItem(itemText, item.element(), key, 1);
}
