import type { TranscriptChapter, TranscriptSegment, VttFrame } from './transcript.ts';

/** Something that was broken and could be read all the same. Lines count from 1. */
export interface Repair {
  line: number;
  what: string;
}

/** Something that is left out, and why. A run of lines that fail alike is one entry, which names its last line. */
export interface Rejection {
  line: number;
  why: string;
}

/** What became of a file: everything in it was read, repaired or rejected, and nothing is dropped without a line here. */
export interface Report {
  /** How many of the format's own units (cues, results, labels, turns, chapters) were read. */
  read: number;
  repaired: Repair[];
  rejected: Rejection[];
}

/** What was understood of a transcript or chapter file. One of which nothing could be read has `report.read` 0 and says why in `report.rejected`. */
export interface TranscriptReading {
  title: string | null;
  /** BCP 47, or null where the file says none. */
  language: string | null;
  durationMs: number | null;
  /** In reading order. */
  segments: TranscriptSegment[];
  /** Names in order of their first word. */
  speakers: string[];
  /** Ascending by start. */
  chapters: TranscriptChapter[];
  /** What a WebVTT file holds beside its cues, where those were kept. */
  vtt?: VttFrame;
  report: Report;
}

export interface ReadOptions {
  /** One segment for every cue and voice, instead of paragraphs. */
  keepCues?: boolean;
  /** Only what the standard of the format allows, where there is one (WebVTT). */
  strict?: boolean;
  /** What is wanted of a format that may hold either (Audacity labels). */
  kind?: 'transcript' | 'chapters';
}

export const newReport = (): Report => ({ read: 0, repaired: [], rejected: [] });

/** A reading of these parts; the speakers are those of the segments. */
export function readingOf(report: Report, parts: Partial<Omit<TranscriptReading, 'report' | 'speakers'>>): TranscriptReading {
  const segments = parts.segments ?? [];
  const speakers = new Set<string>();
  for (const { speaker } of segments) if (speaker !== null) speakers.add(speaker);
  return { title: null, language: null, durationMs: null, chapters: [], ...parts, segments, speakers: [...speakers], report };
}
