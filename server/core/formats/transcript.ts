import type { Word } from '../model/segment.ts';
import type { Report } from './reading.ts';

/** What every transcript and chapter format is written from: one episode, as it was corrected. */
export interface Transcript {
  title: string;
  /** BCP 47, or null where the show says none. */
  language: string | null;
  /** The length of the recording, or null where it is unknown. */
  durationMs: number | null;
  /** In reading order. */
  segments: TranscriptSegment[];
  chapters: TranscriptChapter[];
  /** What became of the file that it was read from, where it was. */
  report?: Report;
}

export interface TranscriptSegment {
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
  /** The words of the text with their times, where those are known or estimated. */
  words?: Word[] | null;
}

export interface TranscriptChapter {
  startMs: number;
  title: string;
  url: string | null;
  imageUrl: string | null;
}
