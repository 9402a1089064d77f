/** An item's key and date; `pubDate` is ISO 8601 in UTC. */
export interface DatedItem {
  key: string;
  pubDate: string | null;
}

/**
 * The items of a feed with new ones inserted by date, in the direction in which the feed is ordered.
 *
 * @param items of the source, in its order
 * @param added the new ones; each has a date
 * @returns keys
 */
export function withNewItems(items: readonly DatedItem[], added: readonly DatedItem[]): string[] {
  const dates = items.flatMap(({ pubDate }) => (pubDate === null ? [] : [pubDate]));
  const oldestFirst = dates.length > 1 && dates[0]! < dates.at(-1)!;
  const order = [...items];
  for (const item of [...added].sort((a, b) => compare(a.pubDate!, b.pubDate!) || compare(a.key, b.key))) {
    const after = order.findIndex(({ pubDate }) => pubDate !== null && (oldestFirst ? pubDate > item.pubDate! : pubDate <= item.pubDate!));
    order.splice(after === -1 ? order.length : after, 0, item);
  }
  return order.map(({ key }) => key);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
