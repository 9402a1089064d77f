import type { Range } from '../model/patch.ts';
import type { Link } from '../model/reference.ts';

/** How show notes are written down. */
export type NotesFormat = 'text' | 'html';

export type PartKind = 'title' | 'boilerplate' | 'introduction' | 'references' | 'chapters' | 'transcript' | 'other';

/** A recognised stretch of the notes. The parts of a reading cover its source in order, with no gap and no overlap. */
export interface Part extends Range {
  kind: PartKind;
  heading: string | null;
  /** 1-based, inclusive. In HTML too: lines of the source. */
  startLine: number;
  endLine: number;
}

/** A reading's records carry an `id` (`s0`, `c0`, `r0` in order of the source) that is stable for the same source. */
export interface ReadSegment {
  id: string;
  startMs: number | null;
  timeFrom: 'turn' | 'chapter' | 'none';
  /** Never guessed: null where the notes do not say. */
  endMs: number | null;
  speaker: string | null;
  speakerFrom: 'turn' | 'continued' | 'none';
  text: string;
  /** The heading this segment is the first to follow. */
  heading: string | null;
  line: number;
}

export interface ReadChapter {
  id: string;
  startMs: number;
  title: string;
  /** 0 where it is in no line of the notes. */
  line: number;
  /** Only where something beside the notes tells it. */
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

export type WarningCode = 'continued-speaker' | 'broken-off' | 'chapters-without-transcript' | 'unknown-speaker' | 'heading-without-chapter' | 'unread-time' | 'too-deep';

export interface Warning {
  code: WarningCode;
  line: number;
  message: string;
}

/** The editorial view of show notes. What a record's fields were read from stays private to core/notes: writing reads again. */
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

/** An edited view, to be written back. A record without an id is new; one that is missing was deleted; order is list order. */
export interface NotesView {
  /** Plain text, as it is read: paragraphs parted by blank lines, items begun with `* `. Absent, it stays as it is. */
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
  /** Only what stands beside the notes holds them; absent, they stay as they are. */
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
