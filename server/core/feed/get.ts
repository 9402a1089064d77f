import type { NotesReading } from '../notes/reading.ts';
import { documentOf, type FeedDocument } from './document.ts';
import { decodeFeed } from './encoding.ts';
import type { FeedProblem } from './problem.ts';
import { itemsOf, unlessDisagreed } from './read.ts';
import { readShow } from './readShow.ts';
import type { ItemReading, PersonReading, ShowReading, SimpleChapter } from './reading.ts';
import { pairChapters } from './simpleChapters.ts';

/** The editorial view of a feed: all values are decoded, and all records in lists have an id that is stable for the same source. */
export interface GotFeed {
  show: GotShow;
  /** In the order of the feed. */
  episodes: GotEpisode[];
}

export type GotShow = Pick<ShowReading, (typeof SHOW_FIELDS)[number]>;
const SHOW_FIELDS = ['title', 'link', 'description', 'language', 'author', 'imageUrl', 'explicit', 'category'] as const;

export interface GotEpisode
  extends Pick<ItemReading, 'key' | 'guid' | 'title' | 'link' | 'pubDate' | 'enclosure' | 'durationMs'>,
    Pick<NotesReading, 'introduction' | 'parts' | 'references' | 'speakers' | 'segments' | 'warnings'> {
  chapters: GotChapter[];
  persons: GotPerson[];
}

/** The id `c3` is the fourth chapter in the notes, `psc3` the fourth in `psc:chapters` if the notes have none; `line` is a line of the notes. */
export interface GotChapter extends SimpleChapter {
  id: string;
  line: number | null;
}

export interface GotPerson extends Omit<PersonReading, 'imageUrl'> {
  id: string;
  img: string | null;
}

/**
 * Reads the editorial view of a feed from its bytes: the `get` of the lens, with {@link import('./put.ts').putFeed} as the `put`.
 * Total: bytes that are not well-formed RSS 2.0 in a known encoding give all problems with line and column.
 */
export function getFeed(bytes: Uint8Array): { ok: true; view: GotFeed } | { ok: false; problems: FeedProblem[] } {
  const decoded = decodeFeed(bytes);
  if ('problems' in decoded) return { ok: false, problems: decoded.problems };
  const document = documentOf(decoded.text);
  if ('problems' in document) return { ok: false, problems: document.problems };
  const view = unlessDisagreed(() => viewOfDocument(document));
  return 'problems' in view ? { ok: false, ...view } : { ok: true, view };
}

/** Item by item: everything else about one is released before the next is read. */
function viewOfDocument(document: FeedDocument): GotFeed {
  return { show: showOf(document), episodes: Array.from(itemsOf(document), ({ item }) => viewOfItem(item)) };
}

/** The editorial view of the show itself. */
export function showOf({ text, channel }: FeedDocument): GotShow {
  const show = readShow(text, channel);
  return Object.fromEntries(SHOW_FIELDS.map((field) => [field, show[field]])) as unknown as GotShow;
}

/** The editorial view of one item; this reads its notes. */
export function viewOfItem(item: ItemReading): GotEpisode {
  const { key, guid, title, link, pubDate, enclosure, durationMs, notes } = item;
  const { introduction, parts, references, speakers, segments, warnings } = notes;
  return { key, guid, title, link, pubDate, enclosure, durationMs, introduction, parts, references, chapters: chaptersOf(item), speakers, segments, persons: personsOf(item), warnings };
}

type Telling = Pick<ItemReading, 'notes' | 'simpleChapters'>;

/** The chapters listed in the notes, with what `psc:chapters` adds to them; those of `psc:chapters` if the notes list none. */
export function chaptersOf({ notes, simpleChapters }: Telling): GotChapter[] {
  if (notes.chapters.length === 0) return simpleChapters.map((chapter, index) => ({ id: `psc${index}`, ...chapter, line: null }));
  const pairs = pairChapters(notes.chapters, simpleChapters);
  return notes.chapters.map(({ id, startMs, title, line }, index) => {
    const { url = null, imageUrl = null } = simpleChapters[pairs[index] ?? -1] ?? {};
    return { id, startMs, title, url, imageUrl, line };
  });
}

/** The notes of an item with all its chapters: the basis of an episode's records. */
export const toldBy = (item: Telling): NotesReading => ({ ...item.notes, chapters: chaptersOf(item).map(({ line, ...chapter }) => ({ ...chapter, line: line ?? 0 })) });

const personsOf = ({ persons }: ItemReading): GotPerson[] => persons.map(({ name, role, group, imageUrl, href }, index) => ({ id: `p${index}`, name, role, group, img: imageUrl, href }));
