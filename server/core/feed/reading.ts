import type { Range } from '../model/patch.ts';
import type { NotesFormat, NotesReading } from '../notes/reading.ts';

/** A feed as read. All texts are decoded one level and trimmed, except for the notes, which are complete. */
export interface FeedReading {
  show: ShowReading;
  /** In the order of the feed. */
  items: ItemReading[];
  warnings: FeedWarning[];
}

export interface ShowReading {
  title: string;
  link: string | null;
  description: string;
  language: string | null;
  author: string | null;
  imageUrl: string | null;
  explicit: boolean;
  /** The first `itunes:category`, by its `text`. */
  category: string | null;
  podcastGuid: string | null;
  /** `podcast:locked` is yes: the feed may be taken over only with the owner's permission. */
  locked: boolean;
  /** `itunes:block` is yes: the feed should not be listed. */
  private: boolean;
  /** `podcast:txt purpose="ai-content"`: whether machines made some of it; null if the feed does not say, or says both. */
  aiContent: boolean | null;
  /** `atom:link rel="self"`. */
  selfUrl: string | null;
  newFeedUrl: string | null;
  persons: PersonReading[];
  /** The show has ended, and no episode is to be expected: `complete` of `podcast:updateFrequency`, or `itunes:complete`. */
  complete: boolean;
  /** `podcast:updateFrequency`: in words, and as a recurrence rule. */
  updateFrequency: { text: string; rrule: string | null } | null;
}

export interface PersonReading {
  name: string;
  role: string;
  group: string;
  imageUrl: string | null;
  href: string | null;
}

export interface TranscriptLink {
  url: string;
  type: string;
  language: string | null;
}

export interface SimpleChapter {
  startMs: number;
  title: string;
  url: string | null;
  imageUrl: string | null;
}

/** The decoded content of an element, with the element's place in the feed. */
export interface NotesValue extends Range {
  text: string;
}

export type NotesElement = 'content:encoded' | 'description';

/** One item. `start` and `end` are its place in the text, `line` is its first line (1-based). */
export interface ItemReading extends Range {
  /** Identity within the show: guid, else enclosure URL, else `#` and the 1-based position; a repeated one gets `#2`. */
  key: string;
  guid: string | null;
  /** As in RSS 2.0: true unless the attribute is "false"; false without a guid. */
  guidIsPermaLink: boolean;
  title: string;
  link: string | null;
  /** ISO 8601 in UTC. */
  pubDate: string | null;
  enclosure: { url: string; type: string | null; length: number | null } | null;
  durationMs: number | null;
  contentEncoded: NotesValue | null;
  description: NotesValue | null;
  /** Where the notes are: `content:encoded`, or `description` if that is empty. */
  notesFrom: NotesElement | null;
  notesFormat: NotesFormat | 'none';
  /** The decoded notes, '' if there are none. */
  notesSource: string;
  /** The editorial view of `notesSource`, read on first use. */
  readonly notes: NotesReading;
  transcripts: TranscriptLink[];
  chaptersUrl: string | null;
  simpleChapters: SimpleChapter[];
  persons: PersonReading[];
  line: number;
}

/** An oddity of a feed that can still be read. */
export interface FeedWarning {
  code: 'repeated-guid' | 'repeated-key' | 'unread-date' | 'unread-duration' | 'notes-as-elements';
  /** The item's key; null for the channel. */
  key: string | null;
  line: number;
  column: number;
  message: string;
}
