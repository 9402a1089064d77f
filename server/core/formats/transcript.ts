import type { Word } from '../model/segment.ts';
import type { Report } from './reading.ts';

/** The input of every transcript and chapter writer: one corrected episode. */
export interface Transcript {
  title: string;
  /** BCP 47, or null if the show does not say. */
  language: string | null;
  /** The length of the recording, or null if unknown. */
  durationMs: number | null;
  /** In reading order. */
  segments: TranscriptSegment[];
  chapters: TranscriptChapter[];
  /** The report of the file it was read from, if any. */
  report?: Report;
  /** What surrounds the cues of the WebVTT file it was read from, if that was kept. */
  vtt?: VttFrame;
}

export interface TranscriptSegment {
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
  /** The words of the text with their times, if known or estimated. */
  words?: Word[] | null;
  /** The WebVTT cue it was read from, if cues were kept. */
  cue?: KeptCue;
}

/** What a WebVTT cue holds besides its times and words. */
export interface KeptCue {
  /** Empty if it has none. */
  id: string;
  /** For example `align:start line:0`; empty if it has none. */
  settings: string;
  /** The text with its markup, if there is any besides the voice. */
  markup?: string;
}

/** What a WebVTT file holds besides its cues. */
export interface VttFrame {
  /** What follows WEBVTT, up to the first blank line. */
  header: string;
  /** Notes, styles and regions, in order. */
  blocks: { kind: 'note' | 'style' | 'region'; text: string; /** Index of the segment that follows it. */ before: number }[];
}

export interface TranscriptChapter {
  startMs: number;
  title: string;
  url: string | null;
  imageUrl: string | null;
}
