import type { Enrichment } from '../../model/show.ts';
import { linksOf } from '../atomLinks.ts';
import { attributeOf, childrenNamed, type Element } from '../elements.ts';
import { textOf } from '../fields.ts';
import { claimsOf, nameOf } from './identity.ts';

/** An element that stands in a feed for the purpose of one of our additions, whoever wrote it. */
export interface Standing {
  /** By its usual name: `podcast:transcript`. */
  element: string;
  /** As it is written. */
  xml: string;
  /** The address, guid or token that it gives. */
  value: string | null;
}

export type AdditionOfItem = Extract<Enrichment, 'transcripts' | 'chapters' | 'psc' | 'persons'>;
export type AdditionOfChannel = Extract<Enrichment, 'podcast-guid' | 'self-link' | 'hub' | 'new-feed-url'>;

export const ADDITIONS_OF_ITEMS: readonly AdditionOfItem[] = ['transcripts', 'chapters', 'psc', 'persons'];
export const ADDITIONS_OF_CHANNEL: readonly AdditionOfChannel[] = ['podcast-guid', 'self-link', 'hub', 'new-feed-url'];

export type StandingInItem = Record<AdditionOfItem, Standing[]>;
/** `claims` are a mirror's to drop: tokens that prove somebody owns the feed. */
export type StandingInChannel = Record<AdditionOfChannel | 'claims', Standing[]>;

export const NOTHING_IN_ITEM: StandingInItem = { transcripts: [], chapters: [], psc: [], persons: [] };
export const NOTHING_IN_CHANNEL: StandingInChannel = { 'podcast-guid': [], 'self-link': [], hub: [], 'new-feed-url': [], claims: [] };

/** The elements of an item that additions of ours would replace, or are. */
export function standingInItem(text: string, item: Element): StandingInItem {
  const named = (vocabulary: 'podcast' | 'psc', local: string): Standing[] =>
    childrenNamed(item, vocabulary, local).map((element) => ({ element: `${vocabulary}:${local}`, xml: xmlOf(text, element), value: attributeOf(element, 'url') }));
  return { transcripts: named('podcast', 'transcript'), chapters: named('podcast', 'chapters'), psc: named('psc', 'chapters'), persons: named('podcast', 'person') };
}

/** The same for the channel. */
export function standingInChannel(text: string, channel: Element): StandingInChannel {
  const saying = (elements: readonly Element[]): Standing[] => elements.map((element) => ({ element: nameOf(element), xml: xmlOf(text, element), value: textOf(text, element) }));
  const links = (rel: string): Standing[] => linksOf(channel, rel).map((link) => ({ element: 'atom:link', xml: xmlOf(text, link), value: attributeOf(link, 'href') }));
  return {
    'podcast-guid': saying(childrenNamed(channel, 'podcast', 'guid')), 'self-link': links('self'), hub: links('hub'),
    'new-feed-url': saying(childrenNamed(channel, 'itunes', 'new-feed-url')), claims: saying(claimsOf(channel)),
  };
}

const xmlOf = (text: string, { start, end }: Element): string => text.slice(start, end);
