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
  /** What stands around the cues of the WebVTT file that it was read from, where those were kept. */
  vtt?: VttFrame;
}

export interface TranscriptSegment {
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
  /** The words of the text with their times, where those are known or estimated. */
  words?: Word[] | null;
  /** The cue of a WebVTT file that this was, where cues were kept. */
  cue?: KeptCue;
}

/** What a WebVTT cue holds beside its times and words. */
export interface KeptCue {
  /** Empty where it has none. */
  id: string;
  /** `align:start line:0`; empty where it has none. */
  settings: string;
  /** The text with its markup, where there is any beside the voice. */
  markup?: string;
}

/** What a WebVTT file holds beside its cues. */
export interface VttFrame {
  /** What stands after WEBVTT, to the first blank line. */
  header: string;
  /** Notes, styles and regions, in order. */
  blocks: { kind: 'note' | 'style' | 'region'; text: string; /** Index of the segment that it stands before. */ before: number }[];
}

export interface TranscriptChapter {
  startMs: number;
  title: string;
  url: string | null;
  imageUrl: string | null;
}
