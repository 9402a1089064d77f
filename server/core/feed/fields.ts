import { attributeOf, childrenNamed, type Element } from './elements.ts';
import type { Vocabulary } from './namespaces.ts';
import type { PersonReading } from './reading.ts';
import { valueOf } from './value.ts';

/** The decoded, trimmed text of an element; null where it says nothing. */
export const textOf = (source: string, element: Element | undefined): string | null =>
  element === undefined ? null : valueOf(source, element).text.trim() || null;

/** The text of the first child of that name. */
export const childText = (source: string, parent: Element, vocabulary: Vocabulary, local: string): string | null =>
  textOf(source, childrenNamed(parent, vocabulary, local)[0]);

/** An attribute of the first child of that name, trimmed. */
export const childAttribute = (parent: Element, vocabulary: Vocabulary, local: string, attribute: string): string | null => {
  const [child] = childrenNamed(parent, vocabulary, local);
  return (child && attributeOf(child, attribute)?.trim()) || null;
};

export const saysYes = (text: string | null): boolean => /^(?:yes|true|explicit)$/i.test(text ?? '');

/** The `podcast:person`s of a channel or item, with the defaults of podcast-namespace 1.0 ("tags/person.md"). */
export function personsOf(source: string, parent: Element): PersonReading[] {
  return childrenNamed(parent, 'podcast', 'person').flatMap((person) => {
    const name = textOf(source, person);
    if (name === null) return [];
    return [{ name, role: attributeOf(person, 'role')?.toLowerCase() || 'host', group: attributeOf(person, 'group')?.toLowerCase() || 'cast', imageUrl: attributeOf(person, 'img') || null, href: attributeOf(person, 'href') || null }];
  });
}
