import { XMLBuilder } from 'fast-xml-parser';
import { categoryAbove } from './appleCategories.ts';
import { beginningOf } from './beginningOf.ts';
import { readDate, writeDate } from './date.ts';
import { representable } from './escape.ts';
import { URIS } from './namespaces.ts';
import type { ShowReading } from './reading.ts';

/** A show made here, with no source to patch. */
export interface BuiltShow extends Pick<ShowReading, 'title' | 'link' | 'description' | 'language' | 'author' | 'imageUrl' | 'explicit' | 'category' | 'podcastGuid' | 'locked'> {
  /** Where the feed will be served. */
  selfUrl: string;
  /** ISO 8601: when it was first published with this content. */
  builtAt: string;
}

export interface BuiltEpisode {
  guid: string;
  title: string;
  link: string | null;
  /** ISO 8601. */
  pubDate: string | null;
  enclosure: { url: string; type: string; length: number } | null;
  durationMs: number | null;
  /** HTML or plain text; '' for none. */
  notes: string;
}

type Node = Record<string, unknown>;

const ORDER_OPTIONS = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', cdataPropName: '#cdata', suppressEmptyNode: true, format: false } as const;

const element = (name: string, text: string | null, attributes: Readonly<Record<string, string>> = {}): Node => ({
  [name]: text === null ? [] : [{ '#text': representable(text) }],
  ':@': Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, representable(value)])),
});
const cdata = (name: string, text: string): Node => ({ [name]: [{ '#cdata': [{ '#text': representable(text) }] }], ':@': {} });
const parent = (name: string, depth: number, children: (Node | null)[], attributes: Readonly<Record<string, string>> = {}): Node => {
  const indent = '  '.repeat(depth + 1);
  const spaced = children.filter((child) => child !== null).flatMap((child) => [{ '#text': `\n${indent}` }, child]);
  return { [name]: [...spaced, { '#text': `\n${indent.slice(2)}` }], ':@': attributes };
};
/** PSP-1 allows no longer description; `content:encoded` has the whole notes. */
const MOST_BYTES = 4_000;

const optional = (name: string, text: string | null): Node | null => (text === null || text === '' ? null : element(name, text));

/**
 * Builds the RSS 2.0 feed of a show without a source, with what PSP-1 requires and recommends. Additions such as transcripts are
 * made afterwards, by `writeFeed` on the result, as for every other feed.
 *
 * @param episodes newest first, or in the order that the feed should have
 */
export function buildFeed(show: BuiltShow, episodes: readonly BuiltEpisode[]): string {
  const namespaces = Object.fromEntries((['itunes', 'podcast', 'atom', 'content'] as const).map((prefix) => [`xmlns:${prefix}`, URIS[prefix]]));
  const channel = parent('channel', 1, [
    element('title', show.title),
    element('link', show.link ?? show.selfUrl),
    element('atom:link', null, { href: show.selfUrl, rel: 'self', type: 'application/rss+xml' }),
    element('description', show.description || show.title),
    optional('language', show.language),
    element('lastBuildDate', writeDate(show.builtAt)),
    optional('itunes:author', show.author),
    ...categoryOf(show.category),
    element('itunes:explicit', String(show.explicit)),
    show.imageUrl ? element('itunes:image', null, { href: show.imageUrl }) : null,
    optional('podcast:guid', show.podcastGuid),
    element('podcast:locked', show.locked ? 'yes' : 'no'),
    ...episodes.map(itemOf),
  ]);
  const rss = parent('rss', 0, [channel], { version: '2.0', ...namespaces });
  const declaration = { '?xml': [{ '#text': '' }], ':@': { version: '1.0', encoding: 'UTF-8' } };
  return `${new XMLBuilder(ORDER_OPTIONS).build([declaration, { '#text': '\n' }, rss])}\n`;
}

const BUILT = /(?<=<lastBuildDate>)[^<]*/;

/** When a feed built here was published, in ISO 8601; null if the given beginning is too short to tell. */
export function builtAtOf(beginning: string): string | null {
  const [date] = BUILT.exec(beginning) ?? [];
  return date === undefined ? null : readDate(date);
}

/** A feed built here, with another time of publication. */
export const builtAnew = (feed: string, builtAt: string): string => feed.replace(BUILT, writeDate(builtAt));

/** The show's category; a subcategory in Apple's list is written inside its category. */
function categoryOf(name: string | null): Node[] {
  if (!name) return [];
  const above = categoryAbove(name);
  if (above === undefined) return [element('itunes:category', null, { text: name })];
  return [{ 'itunes:category': [element('itunes:category', null, { text: name })], ':@': { text: above } }];
}

function itemOf(episode: BuiltEpisode): Node {
  const { enclosure, notes, durationMs } = episode;
  return parent('item', 2, [
    element('title', episode.title),
    optional('link', episode.link),
    element('guid', episode.guid, { isPermaLink: 'false' }),
    episode.pubDate === null ? null : element('pubDate', writeDate(episode.pubDate)),
    enclosure ? element('enclosure', null, { url: enclosure.url, length: String(enclosure.length), type: enclosure.type }) : null,
    durationMs === null ? null : element('itunes:duration', String(Math.floor(durationMs / 1000))),
    notes === '' ? null : cdata('description', beginningOf(notes, MOST_BYTES)),
    notes === '' ? null : cdata('content:encoded', notes),
  ]);
}
