import { linksOf } from '../atomLinks.ts';
import type { Channel } from '../document.ts';
import { attributeOf } from '../elements.ts';
import { elementText } from '../escape.ts';
import type { Prefixes } from '../prefixes.ts';
import { writeAttribute } from '../writeValue.ts';
import { setOne, type Placed } from './place.ts';

/** `atom:link rel="self"` (PSP-1): the address is set in place, or the element is added. */
export const selfLink = (text: string, channel: Channel, url: string, prefixes: Prefixes): Placed =>
  atomLink(text, channel, 'self', url, prefixes, { type: 'application/rss+xml' });

/** `atom:link rel="hub"` (WebSub, § 4): subscribers at a former hub would never hear of this feed, so its address is replaced. */
export const hubLink = (text: string, channel: Channel, url: string, prefixes: Prefixes): Placed => atomLink(text, channel, 'hub', url, prefixes);

function atomLink(text: string, channel: Channel, rel: string, url: string, prefixes: Prefixes, more: Readonly<Record<string, string>> = {}): Placed {
  return setOne(
    text, channel, 'atom:link', linksOf(channel, rel), url, (link) => attributeOf(link, 'href'), (link) => writeAttribute(link, 'href', url),
    () => elementText(prefixes.nameOf('atom', 'link', channel), { href: url, rel, ...more }, null),
  );
}
