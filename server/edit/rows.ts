import type { Chapter } from '#core/model/chapter';
import type { Notes } from '#core/model/notes';
import type { Reference } from '#core/model/reference';
import type { Segment } from '#core/model/segment';

/** The columns of each kind of record, without its place in the source. */
export const SEGMENT_COLUMNS = 'id, "order", "startMs", "timeFrom", "endMs", "speakerId", "speakerFrom", text, heading, words';
export const CHAPTER_COLUMNS = 'id, "startMs", title, url, "imageUrl"';
export const REFERENCE_COLUMNS = 'id, "order", title, url, note, links';
/** Columns of the episode itself. */
export const NOTES_COLUMNS = 'id, introduction';
export const SPEAKER_COLUMNS = 'id, name, aliases';

/** A record with its line in the notes and its id in the reading; null if it was created here. */
export type Placed<Row> = Row & { line: number | null; origin: string | null };

export interface EpisodeRecords {
  segments: Placed<Segment>[];
  chapters: Placed<Chapter>[];
  references: Placed<Reference>[];
  notes: Notes;
}
