import type { Patch } from '../model/patch.ts';
import type { Channel } from './document.ts';
import type { Element } from './elements.ts';

/** The line end and indentation before an element that begins its line; '' for one that does not. */
export function indentationOf(text: string, element: Element): string {
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(text.slice(Math.max(0, element.start - 200), element.start))?.[0] ?? '';
}

/** The last child that new elements follow: in a channel the last before the items, which stay together at its end. */
function neighbourOf(parent: Element | Channel): Element | undefined {
  const before = 'head' in parent ? parent.children.filter(({ start }) => start < parent.head.end) : parent.children;
  return before.at(-1);
}

/** Inserts an element after its neighbours, indented as they are; null for a parent like `<item/>` that holds nothing. */
export function insertInto(text: string, parent: Element | Channel, xml: string): Patch | null {
  if (parent.inner === null) return null;
  const neighbour = neighbourOf(parent);
  const at = neighbour?.end ?? parent.inner.start;
  return { start: at, end: at, text: `${neighbour ? indentationOf(text, neighbour) : ''}${xml}` };
}

/** Elements that an edit may add to an item, in the order in which they follow each other at its end, whichever came first. */
const RANKS = [' title', ' link', ' pubDate', 'itunes duration', ' enclosure', 'podcast person', ' description'] as const;
export type Ranked = (typeof RANKS)[number];

/** Inserts an element at the end of an item, but before those that {@link RANKS} puts after it; null for `<item/>`. */
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

/** Removes an element and the white space that set it off. */
export function removal(text: string, element: Element): Patch {
  return { start: element.start - indentationOf(text, element).length, end: element.end, text: '' };
}
