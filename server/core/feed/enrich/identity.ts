import type { Patch } from '../../model/patch.ts';
import type { Channel } from '../document.ts';
import { attributeOf, childrenNamed } from '../elements.ts';
import { elementText } from '../escape.ts';
import { insertInto } from '../indentation.ts';
import type { Prefixes } from '../prefixes.ts';
import { writeAttribute, writeText } from '../writeValue.ts';
import type { Placed } from './place.ts';

const added = (patch: Patch | null): Placed => ({ patches: patch ? [patch] : [], replaced: [] });

/** `podcast:guid` of the channel (podcast-namespace 1.0, "tags/guid.md"): its text is set, or the element is added. */
export function podcastGuid(text: string, channel: Channel, guid: string, prefixes: Prefixes): Placed {
  const [existing] = childrenNamed(channel, 'podcast', 'guid');
  if (existing) return { patches: writeText(text, existing, guid), replaced: [] };
  return added(insertInto(text, channel, elementText(prefixes.nameOf('podcast', 'guid', channel), {}, guid)));
}

/** `atom:link rel="self"` (PSP-1; RFC 4287, § 4.2.7.2): the address is set, or the element is added. */
export function selfLink(text: string, channel: Channel, url: string, prefixes: Prefixes): Placed {
  const existing = childrenNamed(channel, 'atom', 'link').find((link) => attributeOf(link, 'rel') === 'self');
  const before = existing && attributeOf(existing, 'href');
  if (!existing || before == null) return added(insertInto(text, channel, elementText(prefixes.nameOf('atom', 'link', channel), { href: url, rel: 'self', type: 'application/rss+xml' }, null)));
  const patches = writeAttribute(existing, 'href', url);
  return { patches, replaced: patches.length === 0 ? [] : [{ element: 'atom:link', urls: [before] }] };
}
