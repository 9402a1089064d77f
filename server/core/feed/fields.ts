import { attributeOf, childrenNamed, type Element } from './elements.ts';
import type { Vocabulary } from './namespaces.ts';
import type { PersonReading } from './reading.ts';
import { valueOf } from './value.ts';

/** The decoded, trimmed text of an element; null if it is empty. */
export const textOf = (source: string, element: Element | undefined): string | null =>
  element === undefined ? null : valueOf(source, element).text.trim() || null;

/** The text of the first child with that name. */
export const childText = (source: string, parent: Element, vocabulary: Vocabulary, local: string): string | null =>
  textOf(source, childrenNamed(parent, vocabulary, local)[0]);

/** An attribute of the first child with that name, trimmed. */
export const childAttribute = (parent: Element, vocabulary: Vocabulary, local: string, attribute: string): string | null => {
  const [child] = childrenNamed(parent, vocabulary, local);
  return (child && attributeOf(child, attribute)?.trim()) || null;
};

export const saysYes = (text: string | null): boolean => /^(?:yes|true|explicit)$/i.test(text ?? '');

/** A `podcast:person` with the defaults of podcast-namespace 1.0 ("tags/person.md"); null if it has no name. */
export function personOf(source: string, person: Element): PersonReading | null {
  const name = textOf(source, person);
  if (name === null) return null;
  return { name, role: attributeOf(person, 'role')?.toLowerCase() || 'host', group: attributeOf(person, 'group')?.toLowerCase() || 'cast', imageUrl: attributeOf(person, 'img') || null, href: attributeOf(person, 'href') || null };
}

/** The persons of a channel or item. */
export const personsOf = (source: string, parent: Element): PersonReading[] => childrenNamed(parent, 'podcast', 'person').flatMap((person) => personOf(source, person) ?? []);
