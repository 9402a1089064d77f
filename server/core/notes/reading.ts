import type { Range } from '../model/patch.ts';
import type { Link } from '../model/reference.ts';

/** The format of show notes. */
export type NotesFormat = 'text' | 'html';

export type PartKind = 'title' | 'boilerplate' | 'introduction' | 'references' | 'chapters' | 'transcript' | 'other';

/** A recognised stretch of the notes. The parts of a reading cover its source in order, without gaps or overlaps. */
export interface Part extends Range {
  kind: PartKind;
  heading: string | null;
  /** 1-based, inclusive. For HTML too, these are lines of the source. */
  startLine: number;
  endLine: number;
}

/** The records of a reading have an `id` (`s0`, `c0`, `r0` in order of the source) that is stable for the same source. */
export interface ReadSegment {
  id: string;
  startMs: number | null;
  timeFrom: 'turn' | 'chapter' | 'none';
  /** Never guessed: null if the notes do not say. */
  endMs: number | null;
  speaker: string | null;
  speakerFrom: 'turn' | 'continued' | 'none';
  text: string;
  /** The heading directly before this segment. */
  heading: string | null;
  line: number;
}

export interface ReadChapter {
  id: string;
  startMs: number;
  title: string;
  /** 0 if it is not on a line of the notes. */
  line: number;
  /** Only if something besides the notes has it. */
  url?: string | null;
  imageUrl?: string | null;
}

export interface ReadReference {
  id: string;
  title: string;
  url: string | null;
  note: string | null;
  links: Link[];
  line: number;
}

export type WarningCode = 'continued-speaker' | 'broken-off' | 'chapters-without-transcript' | 'unknown-speaker' | 'heading-without-chapter' | 'unread-time' | 'untitled-chapter' | 'too-deep';

export interface Warning {
  code: WarningCode;
  line: number;
  message: string;
}

/** The editorial view of show notes. The places that fields were read from stay private to core/notes: writing reads again. */
export interface NotesReading {
  title: string | null;
  /** Plain text. */
  introduction: string;
  parts: Part[];
  references: ReadReference[];
  chapters: ReadChapter[];
  /** In order of first appearance; `segments` is a count. */
  speakers: { name: string; segments: number }[];
  segments: ReadSegment[];
  warnings: Warning[];
}

/** An edited view, to be written back. A record without an id is new; a missing one was deleted; the order is the list's. */
export interface NotesView {
  /** Plain text, as it is read: paragraphs separated by blank lines, list items starting with `* `. If absent, it stays as it is. */
  introduction?: string;
  segments: ViewSegment[];
  chapters: ViewChapter[];
  references: ViewReference[];
}

export interface ViewSegment {
  id?: string;
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
}

export interface ViewChapter {
  id?: string;
  startMs: number;
  title: string;
  /** Held only by something besides the notes; if absent, they stay as they are. */
  url?: string | null;
  imageUrl?: string | null;
}

export interface ViewReference {
  id?: string;
  title: string;
  url: string | null;
  note: string | null;
  links: Link[];
}

/** A value that this form of notes cannot hold: `path` as in `segments[3].startMs`, what was wanted, what is written instead. */
export interface NotHeld {
  path: string;
  wanted: unknown;
  written: unknown;
  why: string;
}
