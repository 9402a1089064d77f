import type { ShowReading } from '../feed/reading.ts';
import { matchItems, type ItemMark } from './matchItems.ts';

/** What a feed says about its show, and its items. */
export interface ShowMark {
  show: Pick<ShowReading, 'title' | 'link' | 'podcastGuid'>;
  items: readonly ItemMark[];
}

/**
 * Whether the address now leads to another show's feed: it was mistyped, a domain changed owner, a host redirects everybody to one feed of
 * its own. This is so if none of its items is known and nothing that the channel says about itself matches: `podcast:guid` if both have
 * one, else title or website. A feed that keeps only its newest episodes may have no known items either, but still has its name; a renamed
 * show still has its episodes.
 */
export function anotherShow(here: ShowMark, there: ShowMark): boolean {
  if (here.items.length === 0 || sameChannel(here.show, there.show)) return false;
  const { same, maybeSame } = matchItems(here.items, there.items);
  return same.length + maybeSame.length === 0;
}

/** Whether two feeds' channels are of the same show: enough to tell that they are, without looking at their items. */
export function sameChannel(here: ShowMark['show'], there: ShowMark['show']): boolean {
  if (here.podcastGuid !== null && there.podcastGuid !== null) return here.podcastGuid.toLowerCase() === there.podcastGuid.toLowerCase();
  return alike(here.title, there.title) || alike(websiteOf(here.link), websiteOf(there.link));
}

const alike = (one: string, other: string): boolean => one.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();

/** Anything longer is not a website. */
const LONGEST_LINK = 2_000;

/** Without the parts that change when a website moves to TLS. */
const websiteOf = (link: string | null): string => (link ?? '').trim().slice(0, LONGEST_LINK).replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
