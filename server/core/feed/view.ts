import type { Patch } from '../model/patch.ts';
import type { NotesFormat, NotesView, NotHeld } from '../notes/reading.ts';
import type { ShowMode } from '../model/show.ts';
import type { ItemReading, ShowReading, SimpleChapter } from './reading.ts';

/** An edited feed to be written back. Whatever is absent stays as it is. */
export interface FeedView {
  show?: ShowView;
  episodes: EpisodeView[];
  /** All items by key in their final order, including new ones: a missing one is removed. If absent, items stay as they are. */
  order?: (string | NewEpisode)[];
}

/** An episode that becomes a new item, in the form of its neighbours. */
export interface NewEpisode extends ItemFields {
  guid: string;
  /** The page it was written on, which `notes` is an edited view of; absent or blank if it has none, so that its notes are composed of its records. */
  page?: { source: string; format: NotesFormat };
  notes: NotesView;
  chapters: ViewFeedChapter[];
  persons: ViewPerson[];
  additions?: EpisodeAdditions;
}

export type ShowField = 'title' | 'link' | 'description' | 'language' | 'author' | 'imageUrl' | 'explicit' | 'category';

/** Fields of the show; an empty or null one stays as it is in the feed, which is reported. */
export interface ShowView extends Partial<Pick<ShowReading, ShowField>> {
  additions?: ShowAdditions;
}

export interface EpisodeView extends Partial<ItemFields> {
  key: string;
  notes?: NotesView;
  /** Including their data from `psc:chapters`; the list in the notes is edited through `notes`, and `psc:chapters` follows. */
  chapters?: ViewFeedChapter[];
  /** The item's own `podcast:person`s. */
  persons?: ViewPerson[];
  additions?: EpisodeAdditions;
}

/** What an item says about its episode besides notes; an empty or null one stays as it is in the feed, which is reported. */
export type ItemFields = Pick<ItemReading, 'title' | 'link' | 'pubDate' | 'enclosure' | 'durationMs'>;

/** A chapter of the feed with the id given by `get`; without one it is new. An absent `url` or `imageUrl` stays as it is. */
export interface ViewFeedChapter {
  id?: string;
  startMs: number;
  title: string;
  url?: string | null;
  imageUrl?: string | null;
}

/** A `podcast:person` of an item with the id given by `get`; without one it is new. */
export interface ViewPerson {
  id?: string;
  name: string;
  role: string;
  group: string;
  img: string | null;
  href: string | null;
}

/** What we may add to a channel; each is written only if its enrichment is turned on. */
export interface ShowAdditions {
  /** How this feed relates to its source. A mirror drops whatever would identify it as the source, whatever is turned on. */
  mode?: ShowMode;
  podcastGuid?: string;
  selfUrl?: string;
  /** The WebSub hub that is notified of every publication. */
  hubUrl?: string;
  /** What `lastBuildDate` is to say, if the feed has one: the public feed's as long as nothing else changes, else the time of publication. */
  lastBuildDate?: string;
}

/** What we may add to an item. */
export interface EpisodeAdditions {
  /** Written in the order html, srt, json, vtt, whatever their order here. */
  transcripts?: { url: string; type: string; language: string | null }[];
  chaptersUrl?: string;
  simpleChapters?: SimpleChapter[];
  /** Credits of the episode; the channel's hosts are repeated with them. */
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

/** The result of writing a view. Offsets of `patches` are the feed's. */
export interface FeedWriting {
  patches: Patch[];
  notHeld: FeedNotHeld[];
  /** Edits that another place with the same words does not repeat. */
  left: Left[];
  /** Elements of the source that were replaced by an addition of ours, or that a mirror drops. */
  replaced: Replaced[];
  /** The episodes whose title or notes change. */
  episodes: WrittenEpisode[];
  /** Keys of the items that were added, removed or moved. */
  added: string[];
  removed: string[];
  moved: string[];
}

/** `key` is the episode's, or null for the show. */
export type FeedNotHeld = NotHeld & { key: string | null };

/** `key` is the episode's, or null for the show. */
export interface Left {
  key: string | null;
  /** Of the show: which field of it says something else there. */
  field?: ShowField;
  /** By its usual name: `itunes:summary`. */
  element: string;
  passages: number;
  why: string;
}

export interface Replaced {
  key: string | null;
  element: string;
  /** What was there: addresses, a guid, a token. */
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
