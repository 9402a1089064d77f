import { BadRequestException } from '@nestjs/common';
import type { PlacedItem } from './sourceItems.ts';

/** The chosen items in feed order, or all if `keys` is undefined. @throws BadRequestException if any key is unknown */
export function chosenOf(items: readonly PlacedItem[], keys: readonly string[] | undefined): PlacedItem[] {
  if (keys === undefined) return [...items];
  const wanted = new Set(keys);
  const chosen = items.filter(({ key }) => wanted.delete(key));
  for (const unknown of wanted) throw unknownItem(unknown);
  return chosen;
}

const unknownItem = (key: string) =>
  new BadRequestException({ code: 'no-such-item', message: `The feed has no item "${key.slice(0, 200)}" to take in.`, issues: [{ path: 'episodes', message: 'names an item that the feed does not have, or that is an episode already' }] });
