import type { Introduction } from '../edit/notes/introduction.ts';
import type { TranscriptChapter, TranscriptSegment } from '../formats/transcript.ts';
import type { Rule } from '../glossary/rules.ts';
import type { Chapter } from '../model/chapter.ts';
import type { Reference } from '../model/reference.ts';
import type { Segment } from '../model/segment.ts';
import type { Speaker } from '../model/speaker.ts';
import type { CheckedPlace } from './linkedPlaces.ts';

/** A record's line in its source, 1-based; absent or null for one that was made here. */
export interface Placed {
  line?: number | null;
}

/** What the reader noticed in a source; `line` is 1-based. */
export interface ReadingWarning {
  code: string;
  line: number;
  message: string;
}

/** What the checks look at. Lists are in reading order; chapters in the order of their list. */
export interface CheckedEpisode {
  segments: readonly (Segment & Placed)[];
  /** Those who speak here, and other speakers of the show who may be meant. */
  speakers: readonly Speaker[];
  chapters: readonly (Chapter & Placed)[];
  references: readonly (Reference & Placed)[];
  /** The introduction of the notes; absent if it is not checked, or longer than one that can be written here. */
  introduction?: (Introduction & Placed) | undefined;
  /** The enabled rules of the show's glossary. */
  glossary?: readonly Rule[];
  warnings?: readonly ReadingWarning[];
  /** The length of the recording: measured by decoding it, and as stated by the feed. */
  recording?: { heardMs: number | null; declaredMs: number | null };
  /** Other places that hold the transcript or the chapters. */
  places?: readonly CheckedPlace[];
  /** The records before anybody edited them, as far as known. */
  base?: { segments?: readonly TranscriptSegment[]; chapters?: readonly TranscriptChapter[] };
}

/** The segments of a speaker, in order. */
export const saidBy = (episode: CheckedEpisode, speakerId: string): CheckedEpisode['segments'] => episode.segments.filter((segment) => segment.speakerId === speakerId);
