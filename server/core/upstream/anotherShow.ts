import type { ShowReading } from '../feed/reading.ts';
import { matchItems, type ItemMark } from './matchItems.ts';

/** What a feed says of its show, and its items. */
export interface ShowMark {
  show: Pick<ShowReading, 'title' | 'link' | 'podcastGuid'>;
  items: readonly ItemMark[];
}

/**
 * Whether what is there now is the feed of another show: an address was mistyped, a domain has another owner, a host sends everybody to one
 * feed of its own. None of the items is one that is known, and nothing that the channel says of itself is the same: `podcast:guid` where
 * both have one, else title or website. A feed that holds its newest episodes alone has none of the known ones either, but its old name; a
 * show that was renamed has its episodes.
 */
export function anotherShow(here: ShowMark, there: ShowMark): boolean {
  if (here.items.length === 0 || sameChannel(here.show, there.show)) return false;
  const { same, maybeSame } = matchItems(here.items, there.items);
  return same.length + maybeSame.length === 0;
}

/** Whether what two feeds say of their shows is of one: enough to tell that they are, without a look at their items. */
export function sameChannel(here: ShowMark['show'], there: ShowMark['show']): boolean {
  if (here.podcastGuid !== null && there.podcastGuid !== null) return here.podcastGuid.toLowerCase() === there.podcastGuid.toLowerCase();
  return alike(here.title, there.title) || alike(websiteOf(here.link), websiteOf(there.link));
}

const alike = (one: string, other: string): boolean => one.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();

/** Longer is no website. */
const LONGEST_LINK = 2_000;

/** Without what changes when a website is moved behind TLS. */
const websiteOf = (link: string | null): string => (link ?? '').trim().slice(0, LONGEST_LINK).replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');
