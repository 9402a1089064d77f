import type { Enrichment, ShowMode } from '../../model/show.ts';
import type { Channel } from '../document.ts';
import { attributeOf, childrenNamed, type Element } from '../elements.ts';
import { elementText } from '../escape.ts';
import { feedGuid } from '../feedGuid.ts';
import { textOf } from '../fields.ts';
import { removal } from '../indentation.ts';
import type { Extension } from '../namespaces.ts';
import type { Prefixes } from '../prefixes.ts';
import { writeText } from '../writeValue.ts';
import type { ShowAdditions } from '../view.ts';
import { setOne, together, type Placed } from './place.ts';

/**
 * The `podcast:guid` of a show. It is made once, from the address of the first publication, and stays if that changes. A feed that
 * replaces another keeps the guid it came with, which is canonical; a mirror is a different feed and has its own.
 *
 * @param known the show's guid: the imported one until its mode is fixed, then the one it was published with
 * @param modeIsFixed whether the show was published before
 */
export function podcastGuidOf(mode: ShowMode, known: string | null, modeIsFixed: boolean, feedUrl: string): string {
  return known !== null && (modeIsFixed || mode === 'replace') ? known : feedGuid(feedUrl);
}

/** A token with which the owner of a feed proves ownership to a platform. */
const isVerifyToken = (element: Element): boolean =>
  (element.vocabulary === 'podcast' && element.local === 'txt' && /verif/i.test(attributeOf(element, 'purpose') ?? '')) ||
  (element.vocabulary === 'itunes' && /verify$/i.test(element.local));

/** The elements with which the owner of a feed proves ownership. */
export const claimsOf = (channel: Element): Element[] => channel.children.filter(isVerifyToken);

/**
 * The patches for a feed's identity, depending on how it relates to its source. One that replaces it is that feed: a `podcast:guid`
 * that is there stays, whatever its form, and it may announce its own address as the new one. A mirror is a different feed: if the
 * source has a `podcast:guid` or a self link, it gets its own ({@link import('./links.ts').selfLink}), and whatever is turned on, it
 * redirects nobody (`itunes:new-feed-url`) and proves nobody's ownership (`podcast:txt purpose="verify"`). The guids of items stay.
 */
export function identityEdits(text: string, channel: Channel, { mode = 'replace', podcastGuid: guid, selfUrl }: ShowAdditions, on: ReadonlySet<Enrichment>, prefixes: Prefixes): Placed {
  const isMirror = mode === 'mirror';
  const hasGuid = childrenNamed(channel, 'podcast', 'guid').some((element) => textOf(text, element) !== null);
  return together([
    ...(guid && (isMirror ? hasGuid || on.has('podcast-guid') : !hasGuid && on.has('podcast-guid')) ? [setOrAdd(text, channel, 'podcast', 'guid', guid, prefixes)] : []),
    ...(selfUrl && !isMirror && on.has('new-feed-url') ? [setOrAdd(text, channel, 'itunes', 'new-feed-url', selfUrl, prefixes)] : []),
    ...(isMirror ? [withoutClaims(text, channel)] : []),
  ]);
}

function withoutClaims(text: string, channel: Channel): Placed {
  const claims = [...claimsOf(channel), ...childrenNamed(channel, 'itunes', 'new-feed-url')].sort((a, b) => a.start - b.start);
  return {
    patches: claims.map((element) => removal(text, element)),
    replaced: claims.map((element) => ({ element: nameOf(element), urls: [textOf(text, element) ?? ''] })),
  };
}

/** Sets the text of the channel's element in place (podcast-namespace 1.0, "tags/guid.md"; Apple, "Change the RSS feed URL"), or adds it. */
function setOrAdd(text: string, channel: Channel, vocabulary: Extension, local: string, after: string, prefixes: Prefixes): Placed {
  return setOne(
    text, channel, `${vocabulary}:${local}`, childrenNamed(channel, vocabulary, local), after, (element) => textOf(text, element), (element) => writeText(text, element, after),
    () => elementText(prefixes.nameOf(vocabulary, local, channel), {}, after),
  );
}

/** By its usual prefix. */
export const nameOf = ({ vocabulary, local }: Element): string => `${vocabulary}:${local}`;
