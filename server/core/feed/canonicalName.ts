import type { Element } from './elements.ts';

/** What everybody calls an element, whatever prefix the feed has for it: `itunes:image`. One that we don't know keeps its name. */
export const canonicalName = ({ vocabulary, local, name }: Pick<Element, 'vocabulary' | 'local' | 'name'>): string =>
  vocabulary === 'other' ? name : vocabulary === '' ? local : `${vocabulary}:${local}`;
