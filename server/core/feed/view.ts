import type { Patch } from '../model/patch.ts';
import type { NotesFormat, NotesView, NotHeld } from '../notes/reading.ts';
import type { ShowMode } from '../model/show.ts';
import type { ItemReading, ShowReading, SimpleChapter } from './reading.ts';

/** An edited feed, to be written back. What is absent stays as it is. */
export interface FeedView {
  show?: ShowView;
  episodes: EpisodeView[];
  /** All items as they are to follow each other, by key, new ones among them: one that is missing leaves. Absent: they stay as they are. */
  order?: (string | NewEpisode)[];
}

/** An episode that becomes a new item, in the shape of its neighbours. */
export interface NewEpisode extends ItemFields {
  guid: string;
  notes: NotesView;
  chapters: ViewFeedChapter[];
  persons: ViewPerson[];
  additions?: EpisodeAdditions;
}

/** Fields of the show; an empty or null one is left as it is in the feed and reported. */
export interface ShowView extends Partial<Pick<ShowReading, 'title' | 'link' | 'description' | 'language' | 'author' | 'imageUrl' | 'explicit' | 'category'>> {
  additions?: ShowAdditions;
}

export interface EpisodeView extends Partial<ItemFields> {
  key: string;
  notes?: NotesView;
  /** With what `psc:chapters` says of them; those of the notes are edited by `notes`, and `psc:chapters` follows. */
  chapters?: ViewFeedChapter[];
  /** The item's own `podcast:person`s. */
  persons?: ViewPerson[];
  additions?: EpisodeAdditions;
}

/** What an item says of its episode besides notes; one that is empty or null is left as it is in the feed and reported. */
export type ItemFields = Pick<ItemReading, 'title' | 'link' | 'pubDate' | 'enclosure' | 'durationMs'>;

/** A chapter of the feed, with the id that `get` gave it; without one it is new. An absent `url` or `imageUrl` stays as it is. */
export interface ViewFeedChapter {
  id?: string;
  startMs: number;
  title: string;
  url?: string | null;
  imageUrl?: string | null;
}

/** A `podcast:person` of an item, with the id that `get` gave it; without one it is new. */
export interface ViewPerson {
  id?: string;
  name: string;
  role: string;
  group: string;
  img: string | null;
  href: string | null;
}

/** What we may add to a channel; each is written only when its enrichment is turned on. */
export interface ShowAdditions {
  /** What this feed is to the one it came from. A mirror drops what would pass it off as that one, whatever is turned on. */
  mode?: ShowMode;
  podcastGuid?: string;
  selfUrl?: string;
  /** The WebSub hub that is told of every publication. */
  hubUrl?: string;
}

/** What we may add to an item. */
export interface EpisodeAdditions {
  /** Written in the order html, srt, json, vtt, whatever order they come in. */
  transcripts?: { url: string; type: string; language: string | null }[];
  chaptersUrl?: string;
  simpleChapters?: SimpleChapter[];
  /** Credits of the episode; the channel's hosts are restated with them. */
  persons?: Person[];
}

/** podcast-namespace 1.0, "tags/person.md": `role` 'host', 'guest', …; `group` 'cast', …. */
export interface Person {
  name: string;
  role: string;
  group?: string;
  imageUrl?: string | null;
  href?: string | null;
}

/** What writing a view did. Offsets of `patches` are the feed's. */
export interface FeedWriting {
  patches: Patch[];
  notHeld: FeedNotHeld[];
  /** Edits of the notes that the item's other place for notes does not repeat. */
  left: Left[];
  /** Elements of the source that an addition of ours took the place of, or that a mirror does without. */
  replaced: Replaced[];
  /** The episodes whose title or notes change. */
  episodes: WrittenEpisode[];
  /** Keys of the items that came, left, or changed places. */
  added: string[];
  removed: string[];
  moved: string[];
}

/** `key` is the episode's, null for the show. */
export type FeedNotHeld = NotHeld & { key: string | null };

export interface Left {
  key: string;
  element: 'content:encoded' | 'description' | 'itunes:summary' | 'psc:chapters';
  passages: number;
  why: string;
}

export interface Replaced {
  key: string | null;
  element: string;
  /** What stood there: addresses, a guid, a token. */
  urls: string[];
}

export interface WrittenEpisode {
  key: string;
  titleBefore: string;
  titleAfter: string;
  notesFormat: NotesFormat | 'none';
  notesBefore: string;
  notesAfter: string;
}
