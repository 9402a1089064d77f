import type { Patch } from '../model/patch.ts';
import { arrange } from './arrange.ts';
import { insertInto } from './indentation.ts';
import type { Skeleton } from './skeleton.ts';

/** Stands for the added item in a patch of a skeleton. It is not a character of XML (XML 1.0, § 2.2), so no feed contains it. */
export const COMING = '\uFFFF';

/** A patch of a skeleton, within a gap. */
export interface SkeletonPatch extends Patch {
  /** The name of the item to be added where `text` has {@link COMING}. */
  item?: string;
}

/**
 * Puts the items of a feed in order in its skeleton: it does to the white space of the feed what {@link
 * import('./arrangeItems.ts').arrangeItems} does, without the texts of the items.
 *
 * @param order the items that should remain: ascending positions in the source, and names of those to be added
 * @returns patches of what surrounds the items
 */
export function arrangeSkeleton({ document: { text, channel, items } }: Skeleton, order: readonly (number | string)[]): SkeletonPatch[] {
  const standing = items.map(({ start, end }, position) => ({ id: String(position), start, end }));
  const names = order.filter((entry): entry is string => typeof entry === 'string');
  if (names.length === 0 && order.length === items.length) return [];
  const arranged = arrange(text, standing, order.map((entry) => (typeof entry === 'string' ? { xml: COMING } : { id: String(entry), patches: [] })), (xml) => insertInto(text, channel, xml));
  const stays = new Set(order);
  const startsOf = new Map(items.filter((_, position) => !stays.has(position)).map(({ start, end }) => [end, start]));
  let next = 0;
  return arranged.map((patch): SkeletonPatch => (patch.text.includes(COMING) ? { ...patch, item: names[next++]! } : { ...patch, end: startsOf.get(patch.end)! }));
}
