import { childrenNamed, type Element } from './elements.ts';
import type { NotesElement } from './reading.ts';
import { valueOf, type Value } from './value.ts';

/** An item's two places for notes, decoded with their maps, and which of them is read. */
export interface NotesValues {
  values: Partial<Record<NotesElement, Value>>;
  elements: Partial<Record<NotesElement, Element>>;
  from: NotesElement | null;
}

const says = (value: Value | undefined): boolean => value !== undefined && value.text.trim() !== '';

/** The elements that may hold an item's notes. */
export function notesElementsOf(item: Element): Partial<Record<NotesElement, Element>> {
  return { 'content:encoded': childrenNamed(item, 'content', 'encoded')[0], description: childrenNamed(item, '', 'description')[0] };
}

/** `content:encoded` is read first; `description` if that is absent or blank. */
export function notesValuesOf(source: string, item: Element): NotesValues {
  const elements = notesElementsOf(item);
  const decoded = (element: NotesElement): Value | undefined => elements[element] && valueOf(source, elements[element]);
  const values = { 'content:encoded': decoded('content:encoded'), description: decoded('description') };
  return { elements, values, from: says(values['content:encoded']) ? 'content:encoded' : says(values.description) ? 'description' : null };
}

/** Elements in which an item may say its notes, or words of them, once more. */
const PLACES = new Set([' description', 'content encoded', 'itunes summary', 'itunes subtitle', 'googleplay description', 'media description', 'atom summary', 'atom content', 'xhtml body']);
/** Media RSS puts its descriptions into the item, or into these. */
const AROUND = new Set(['media content', 'media group']);

/** All places for notes of an item but the one that is read, in order. Some hosts write the same one twice. */
export function otherPlacesOf(item: Element, read: Element): Element[] {
  return item.children.flatMap((child) => {
    const name = `${child.vocabulary} ${child.local}`;
    return AROUND.has(name) ? otherPlacesOf(child, read) : PLACES.has(name) && child !== read ? [child] : [];
  });
}
