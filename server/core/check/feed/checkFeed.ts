import { documentOf, type FeedDocument } from '../../feed/document.ts';
import { attributeOf, type Element } from '../../feed/elements.ts';
import { childText, personsOf, textOf } from '../../feed/fields.ts';
import { keysOf } from '../../feed/keys.ts';
import type { FeedProblem } from '../../feed/problem.ts';
import type { PersonReading } from '../../feed/reading.ts';
import type { FeedFinding } from '../../model/feedFinding.ts';
import { placesOf } from '../../model/place.ts';
import { activeMarkup } from './activeMarkup.ts';
import { anyEpisode } from './anyEpisode.ts';
import { category } from './category.ts';
import { channelRequired } from './channelRequired.ts';
import { chapterPlatforms } from './chapterPlatforms.ts';
import { chaptersLink } from './chaptersLink.ts';
import { channelDates, itemDates } from './dates.ts';
import { document } from './document.ts';
import { channelEscaping, itemEscaping } from './doubleEscaped.ts';
import { duplicates } from './duplicates.ts';
import { duration } from './duration.ts';
import { enclosure } from './enclosure.ts';
import { channelExplicit, itemExplicit } from './explicit.ts';
import type { FeedCheck, Found } from './found.ts';
import { guid } from './guid.ts';
import { channelImage, itemImage } from './image.ts';
import { itemRequired } from './itemRequired.ts';
import { language } from './language.ts';
import { channelLengths, itemLengths } from './lengths.ts';
import { channelLinks, itemLinks } from './links.ts';
import { namespaces } from './namespaces.ts';
import { numbering, showType } from './numbering.ts';
import { channelPersons, itemPersons } from './persons.ts';
import { channelPlacement, itemPlacement } from './placement.ts';
import { channelPodcastTags, itemPodcastTags } from './podcastTags.ts';
import { selfLink } from './selfLink.ts';
import { showIdentity } from './showIdentity.ts';
import { simpleChapters } from './simpleChapters.ts';
import type { CheckedChannel, CheckedItem, ListedItem } from './subject.ts';
import { transcripts } from './transcripts.ts';

const ofChannel: readonly FeedCheck<CheckedChannel>[] = [
  document, namespaces, channelRequired, selfLink, channelLinks, channelLengths, channelEscaping, category, channelExplicit, channelImage, language, channelDates,
  showType, anyEpisode, showIdentity, channelPersons, channelPodcastTags, channelPlacement,
];
const ofItem: readonly FeedCheck<CheckedItem>[] = [
  itemRequired, itemLinks, itemLengths, itemEscaping, activeMarkup, itemExplicit, itemImage, itemDates, duration, enclosure, guid, numbering,
  transcripts, chaptersLink, simpleChapters, chapterPlatforms, itemPersons, itemPodcastTags, itemPlacement,
];

export interface FeedCheckOptions {
  /** Every address at which the feed is, or will be, served. */
  servedAt?: readonly string[];
  /** Keys of the items to check; all if absent. The channel, and what items must not share, is always checked. */
  only?: ReadonlySet<string>;
}

/** A finding with the key of the episode it belongs to. */
export type FoundIn = Found & { key: string | null };

/**
 * Checks a feed against the rules of its readers: PSP-1, Apple, Spotify, YouTube, Podcasting 2.0, RSS. Pure, and linear in the size of
 * the feed; it fetches nothing, so the content of images and files is not checked.
 *
 * @param text the decoded feed, without a byte order mark
 * @returns findings by place, or why it is not a feed, with line and column
 */
export function checkFeed(text: string, options: FeedCheckOptions = {}): { findings: FeedFinding[] } | { problems: FeedProblem[] } {
  const feed = documentOf(text);
  return 'problems' in feed ? { problems: feed.problems } : { findings: placed(text, foundInFeed(feed, options)) };
}

/**
 * Everything the checks find in a parsed feed, unordered.
 *
 * @param beside guids of items that are in the feed but not in this text
 * @param itemCount how many items the feed has, if it has not just these
 */
export function foundInFeed({ text, root, channel, items }: FeedDocument, { servedAt = [], only }: FeedCheckOptions, beside: readonly (string | null)[] = [], itemCount = items.length + beside.length): FoundIn[] {
  const all: FoundIn[] = ofChannel.flatMap((check) => [...check({ text, root, channel, itemCount, servedAt })]).map((found) => ({ ...found, key: null }));
  const keys = keysOf(text, items);
  const regulars = personsOf(text, channel);
  const listed = items.map(({ start, enclosure: audio, guid: guidElement, element }, index): ListedItem => {
    const { key } = keys[index]!;
    const item = only === undefined || only.has(key) ? element() : null;
    if (item) for (const found of foundInItem(text, item, regulars, key)) all.push(found);
    return { key, start, guid: textOf(text, guidElement), enclosureUrl: (audio && attributeOf(audio, 'url')?.trim()) || null, title: item && childText(text, item, '', 'title') };
  });
  const others = beside.map((guid): ListedItem => ({ key: '', start: -1, guid, enclosureUrl: null, title: null }));
  for (const found of duplicates([...others, ...listed])) if (found.at >= 0 && (only === undefined || only.has(found.key))) all.push(found);
  return all;
}

export const foundInItem = (text: string, item: Element, regulars: readonly PersonReading[], key: string): FoundIn[] =>
  ofItem.flatMap((check) => [...check({ text, item, channelPersons: regulars })].map((found) => ({ ...found, key })));

/** Findings with the line and column of their offset, in order. */
export function placed(text: string, all: readonly FoundIn[]): FeedFinding[] {
  const placeAt = placesOf(text);
  return [...all].sort((a, b) => a.at - b.at).map(({ code, severity, rule, at, element, message, key }) => ({ code, severity, key, ...placeAt(at), element, message, rule }));
}
