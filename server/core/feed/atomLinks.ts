import { attributeOf, childrenNamed, type Element } from './elements.ts';

/** The channel's links with a given relation and an address. `rel` (RFC 4287, § 4.2.7.2) also matches in capitals, and as one of several words, as in HTML. */
export const linksOf = (channel: Element, rel: string): Element[] =>
  childrenNamed(channel, 'atom', 'link').filter((link) => hasRel(link, rel) && attributeOf(link, 'href') !== null);

const hasRel = (link: Element, rel: string): boolean => (attributeOf(link, 'rel') ?? '').toLowerCase().split(/\s+/).includes(rel);
