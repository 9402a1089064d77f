import type { Element } from './elements.ts';

/** The usual name of an element, whatever prefix the feed uses: `itunes:image`. An unknown one keeps its name. */
export const canonicalName = ({ vocabulary, local, name }: Pick<Element, 'vocabulary' | 'local' | 'name'>): string =>
  vocabulary === 'other' ? name : vocabulary === '' ? local : `${vocabulary}:${local}`;
