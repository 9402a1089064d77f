import type { Introduction } from '../edit/notes/introduction.ts';
import type { TranscriptChapter, TranscriptSegment } from '../formats/transcript.ts';
import type { Rule } from '../glossary/rules.ts';
import type { Chapter } from '../model/chapter.ts';
import type { Reference } from '../model/reference.ts';
import type { Segment } from '../model/segment.ts';
import type { Speaker } from '../model/speaker.ts';
import type { CheckedPlace } from './linkedPlaces.ts';

/** Where a record stands in its source, 1-based; absent or null for one that was made here. */
export interface Placed {
  line?: number | null;
}

/** What the reading of a source noticed; `line` is 1-based. */
export interface ReadingWarning {
  code: string;
  line: number;
  message: string;
}

/** What the checks look at. Lists are in reading order; chapters in that of their list. */
export interface CheckedEpisode {
  segments: readonly (Segment & Placed)[];
  /** Those who speak here, and whoever else of the show may be meant. */
  speakers: readonly Speaker[];
  chapters: readonly (Chapter & Placed)[];
  references: readonly (Reference & Placed)[];
  /** What the notes say first; absent where that is not looked at, or is longer than what can be written here. */
  introduction?: (Introduction & Placed) | undefined;
  /** What the show's glossary says, its rules that are on. */
  glossary?: readonly Rule[];
  warnings?: readonly ReadingWarning[];
  /** How long the recording is: as it was heard from start to end, and as the feed says. */
  recording?: { heardMs: number | null; declaredMs: number | null };
  /** Where else the transcript and the chapters stand. */
  places?: readonly CheckedPlace[];
  /** What the records were before anybody edited them, as far as that is known. */
  base?: { segments?: readonly TranscriptSegment[]; chapters?: readonly TranscriptChapter[] };
}

/** The segments of a speaker, in order. */
export const saidBy = (episode: CheckedEpisode, speakerId: string): CheckedEpisode['segments'] => episode.segments.filter((segment) => segment.speakerId === speakerId);
