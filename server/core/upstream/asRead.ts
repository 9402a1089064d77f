import type { Id } from '../model/id.ts';
import type { Reference } from '../model/reference.ts';

/**
 * References as the notes say them that they are written into: one that was made here is its title, which is the text of its one link, whatever
 * its record says of that text.
 */
export const asRead = <Listed extends Omit<Reference, 'order'>>(references: readonly Listed[], origins: ReadonlyMap<Id, string>): Listed[] =>
  references.map((reference) => (origins.has(reference.id) ? reference : { ...reference, links: reference.url === null ? [] : [{ text: reference.title, url: reference.url }] }));
