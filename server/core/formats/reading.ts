import type { TranscriptChapter, TranscriptSegment, VttFrame } from './transcript.ts';

/** Something broken that could still be read. Lines count from 1. */
export interface Repair {
  line: number;
  what: string;
}

/** Something left out, and why. A run of lines that fail alike is one entry, which names the last line. */
export interface Rejection {
  line: number;
  why: string;
}

/** What became of a file: everything in it was read, repaired or rejected, and nothing is dropped without an entry here. */
export interface Report {
  /** How many of the format's own units (cues, results, labels, turns, chapters) were read. */
  read: number;
  repaired: Repair[];
  rejected: Rejection[];
}

/** What was understood of a transcript or chapter file. If nothing could be read, `report.read` is 0 and `report.rejected` says why. */
export interface TranscriptReading {
  title: string | null;
  /** BCP 47, or null if the file does not say. */
  language: string | null;
  durationMs: number | null;
  /** In reading order. */
  segments: TranscriptSegment[];
  /** Names in the order of their first words. */
  speakers: string[];
  /** Ascending by start. */
  chapters: TranscriptChapter[];
  /** What a WebVTT file holds besides its cues, if those were kept. */
  vtt?: VttFrame;
  report: Report;
}

export interface ReadOptions {
  /** One segment per cue and voice, instead of paragraphs. */
  keepCues?: boolean;
  /** Only what the format's standard allows, if it has one (WebVTT). */
  strict?: boolean;
  /** What to read from a format that may hold either (Audacity labels). */
  kind?: 'transcript' | 'chapters';
}

export const newReport = (): Report => ({ read: 0, repaired: [], rejected: [] });

/** A reading made of these parts; the speakers are those of the segments. */
export function readingOf(report: Report, parts: Partial<Omit<TranscriptReading, 'report' | 'speakers'>>): TranscriptReading {
  const segments = parts.segments ?? [];
  const speakers = new Set<string>();
  for (const { speaker } of segments) if (speaker !== null) speakers.add(speaker);
  return { title: null, language: null, durationMs: null, chapters: [], ...parts, segments, speakers: [...speakers], report };
}
