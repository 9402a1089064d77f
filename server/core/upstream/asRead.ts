import type { Id } from '../model/id.ts';
import type { Reference } from '../model/reference.ts';

/**
 * References as they read back from the notes they are written into: one that was made here consists of its title, which is the text of its
 * only link, whatever its record says about that text.
 */
export const asRead = <Listed extends Omit<Reference, 'order'>>(references: readonly Listed[], origins: ReadonlyMap<Id, string>): Listed[] =>
  references.map((reference) => (origins.has(reference.id) ? reference : { ...reference, links: reference.url === null ? [] : [{ text: reference.title, url: reference.url }] }));
