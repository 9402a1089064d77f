import { documentOf, itemIn } from '../../feed/document.ts';
import { attributeOf } from '../../feed/elements.ts';
import type { ItemContext } from '../../feed/feedIndex.ts';
import { childText, personsOf, textOf } from '../../feed/fields.ts';
import { keysOf } from '../../feed/keys.ts';
import type { FeedProblem } from '../../feed/problem.ts';
import type { FeedFinding } from '../../model/feedFinding.ts';
import { placesOf } from '../../model/place.ts';
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
  showType, showIdentity, channelPersons, channelPodcastTags, channelPlacement,
];
const ofItem: readonly FeedCheck<CheckedItem>[] = [
  itemRequired, itemLinks, itemLengths, itemEscaping, itemExplicit, itemImage, itemDates, duration, enclosure, guid, numbering,
  transcripts, chaptersLink, simpleChapters, chapterPlatforms, itemPersons, itemPodcastTags, itemPlacement,
];

export interface FeedCheckOptions {
  /** Where the feed is, or will be, served: every address that leads there. */
  servedAt?: readonly string[];
  /** Keys of the items to look at; without them, all. The channel and what items share is looked at in any case. */
  only?: ReadonlySet<string>;
}

/**
 * What is wrong with a feed by the rules of those who read it: PSP-1, Apple, Spotify, YouTube, Podcasting 2.0, RSS. Pure; linear in the
 * feed; fetches nothing, so what a picture or a file says inside is not looked at.
 *
 * @param text the feed's, decoded, without a byte order mark
 * @returns findings by place, or why it is no feed, with line and column
 */
export function checkFeed(text: string, { servedAt = [], only }: FeedCheckOptions = {}): { findings: FeedFinding[] } | { problems: FeedProblem[] } {
  const feed = documentOf(text);
  if ('problems' in feed) return { problems: feed.problems };
  const { root, channel, items } = feed;
  const keys = keysOf(text, items);
  const placeAt = placesOf(text);
  const findings: FeedFinding[] = [];
  const keep = (key: string | null, found: Iterable<Found>): void => {
    for (const one of found) findings.push(findingOf(one, key, placeAt));
  };
  for (const check of ofChannel) keep(null, check({ text, root, channel, servedAt }));
  const regulars = personsOf(text, channel);
  const listed: ListedItem[] = [];
  items.forEach(({ start, enclosure: audio, guid: guidElement, element }, index) => {
    const { key } = keys[index]!;
    const item = only === undefined || only.has(key) ? element() : null;
    listed.push({ key, start, guid: textOf(text, guidElement), enclosureUrl: (audio && attributeOf(audio, 'url')?.trim()) || null, title: item && childText(text, item, '', 'title') });
    if (item) for (const check of ofItem) keep(key, check({ text, item, channelPersons: regulars }));
  });
  for (const { key, ...found } of duplicates(listed)) if (only === undefined || only.has(key)) findings.push(findingOf(found, key, placeAt));
  return { findings: findings.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/**
 * What is wrong with one item, without its feed. Lines are those of its own text; what an item shares with others is not looked at.
 *
 * @param itemText from the item's `<` to after its last `>`
 * @param context what it stands in: the feed's index
 */
export function checkItem(itemText: string, context: ItemContext, key: string): { findings: FeedFinding[] } | { problems: FeedProblem[] } {
  const item = itemIn(itemText, context);
  if ('problems' in item) return { problems: item.problems };
  const placeAt = placesOf(itemText);
  const subject = { text: itemText, item: item.element(), channelPersons: context.channelPersons };
  return { findings: ofItem.flatMap((check) => [...check(subject)].map((found) => findingOf(found, key, placeAt))) };
}

const findingOf = ({ code, severity, rule, at, element, message }: Found, key: string | null, placeAt: ReturnType<typeof placesOf>): FeedFinding =>
  ({ code, severity, key, ...placeAt(at), element, message, rule });
