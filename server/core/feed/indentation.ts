import type { Patch } from '../model/patch.ts';
import type { Channel } from './document.ts';
import type { Element } from './elements.ts';

/** The line end and indentation before an element that begins a line; '' for any other. */
export function indentationOf(text: string, element: Element): string {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(Math.max(0, element.start - 200), element.start))?.[0] ?? '';
}

/** The last child, after which new elements are put; in a channel, the last one before the items, which stay together at its end. */
function neighbourOf(parent: Element | Channel): Element | undefined {
  const before = 'head' in parent ? parent.children.filter(({ start }) => start < parent.head.end) : parent.children;
  return before.at(-1);
}

/** Inserts an element after its neighbours, indented like them; null for a parent like `<item/>`, which has no content. */
export function insertInto(text: string, parent: Element | Channel, xml: string): Patch | null {
  if (parent.inner === null) return null;
  const neighbour = neighbourOf(parent);
  const at = neighbour?.end ?? parent.inner.start;
  return { start: at, end: at, text: `${neighbour ? indentationOf(text, neighbour) : ''}${xml}` };
}

/** Elements that an edit may add to an item, in the order they have at its end, whichever is added first. */
const RANKS = [' title', ' link', ' pubDate', 'itunes duration', ' enclosure', 'podcast person', ' description'] as const;
export type Ranked = (typeof RANKS)[number];

/** Inserts an element at the end of an item, but before those that come later in {@link RANKS}; null for `<item/>`. */
export function insertRanked(text: string, item: Element, xml: string, as: Ranked): Patch | null {
  const rank = RANKS.indexOf(as);
  let count = item.children.length;
  const rankAt = (index: number): number => RANKS.indexOf(`${item.children[index]!.vocabulary} ${item.children[index]!.local}` as Ranked);
  while (count > 0 && rankAt(count - 1) > rank) count -= 1;
  const later = item.children[count];
  if (!later || item.inner === null) return insertInto(text, item, xml);
  const at = item.children[count - 1]?.end ?? item.inner.start;
  return { start: at, end: at, text: `${indentationOf(text, later)}${xml}` };
}

/** Removes an element and the white space before it. */
export function removal(text: string, element: Element): Patch {
  return { start: element.start - indentationOf(text, element).length, end: element.end, text: '' };
}
