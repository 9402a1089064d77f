import { z } from 'zod';
import { Role } from './access.ts';
import { Chapter } from './chapter.ts';
import { Finding, IgnoredFinding } from './finding.ts';
import { Id } from './id.ts';
import { InFeed } from './item.ts';
import { Notes } from './notes.ts';
import { DeskRecording } from './recording.ts';
import { Reference } from './reference.ts';
import { Segment } from './segment.ts';
import { Show } from './show.ts';
import { Speaker, SpeakerName } from './speaker.ts';

/** imported: untouched · findings: checks ask for something · edited: has unpublished corrections · published: corrections are out. */
export const EpisodeState = z.enum(['imported', 'findings', 'edited', 'published']);
export type EpisodeState = z.infer<typeof EpisodeState>;

/**
 * in: in our feed, or will be with the first publication · new: made here and never yet in the feed · leaving: taken out, but still in the
 * public feed · out: taken out · returning: put back, but not yet in the public feed · gone: gone upstream, and so from ours · kept: gone
 * upstream, but kept in ours
 */
export const FeedPlace = z.enum(['in', 'new', 'leaving', 'out', 'returning', 'gone', 'kept']);
export type FeedPlace = z.infer<typeof FeedPlace>;

export const Episode = z.strictObject({
  id: z.uuid(),
  showId: z.uuid(),
  showTitle: z.string(),
  key: z.string(),
  guid: z.string().nullable(),
  position: z.number().int(),
  title: z.string(),
  link: z.string().nullable(),
  pubDate: z.iso.datetime().nullable(),
  enclosureUrl: z.string().nullable(),
  /** In bytes. */
  enclosureLength: z.number().int().nullable(),
  enclosureType: z.string().nullable(),
  durationMs: z.number().int().nullable(),
  /** For an episode that came with a feed: what its item says in the fields changed here. All other fields follow the feed. */
  inFeed: InFeed,
  /** 'feed': the item belongs to a feed, and our changes are patched into it. 'stet': made here; we write the whole item. */
  origin: z.enum(['feed', 'stet']),
  /** Counts changes to what the item says besides its notes. */
  version: z.number().int(),
  notesFormat: z.enum(['text', 'html', 'none']),
  state: EpisodeState,
  revision: z.number().int(),
  publishedRevision: z.number().int().nullable(),
  errorCount: z.number().int(),
  warningCount: z.number().int(),
  segments: z.number().int(),
  speakers: z.number().int(),
  feed: FeedPlace,
});
export type Episode = z.infer<typeof Episode>;

/** Everything the desk of one episode shows: GET /api/episodes/:id/desk. Lists are in reading order. */
export const Desk = z.strictObject({
  episode: Episode,
  /** Without the feed's address: not every editor may know it. */
  show: Show.omit({ feedUrl: true }),
  role: Role,
  revision: z.number().int(),
  /** Up to this one, nobody edited the episode: Stet took its records from the files that its feed links, or followed upstream. */
  importedRevision: z.number().int(),
  recording: DeskRecording,
  segments: z.array(Segment.extend({ line: z.number().int().nullable() })),
  /** All of the show's speakers: a segment may be given to any of them. */
  speakers: z.array(Speaker),
  /** The order in which speakers came to this episode, the same for everybody. Speakers not listed follow in the order in which they first speak. */
  cast: z.array(Id),
  chapters: z.array(Chapter.extend({ line: z.number().int().nullable() })),
  references: z.array(Reference.extend({ line: z.number().int().nullable() })),
  findings: z.array(Finding),
  ignored: z.array(IgnoredFinding),
  notes: Notes,
  /** As the source says it, whatever `notes` says. */
  introduction: z.string(),
});
export type Desk = z.infer<typeof Desk>;

export const SpeakerRow = Speaker.extend({ showId: z.uuid(), showTitle: z.string(), episodes: z.number().int(), segments: z.number().int() });
export type SpeakerRow = z.infer<typeof SpeakerRow>;
export const SpeakerChange = Speaker.omit({ id: true }).extend({ name: SpeakerName }).partial();
