import type { Rejection, Repair } from '../reading.ts';

/** A cue as it stands in a WebVTT file (W3C, "WebVTT", § 4.1). */
export interface VttCue {
  /** Empty where it has none. */
  id: string;
  startMs: number;
  /** Not always after the start: the standard's parser does not look. */
  endMs: number;
  /** What stands after the times on their line, trimmed: `align:start line:0`. */
  settings: string;
  /** The payload with its markup; lines end with LF. */
  text: string;
  /** Of the line with the times, counted from 1. */
  line: number;
  /** Where that line begins, as an offset of the text that was parsed; so that a cue can be patched where it stands. */
  at: number;
  /** Where the payload begins; what a blank line parts from it (`text` joins it on) stands further below. */
  textAt: number;
}

/** What stands between cues and is none. */
export interface VttBlock {
  kind: 'note' | 'style' | 'region';
  /** What stands after the word NOTE, or below the line STYLE or REGION; lines end with LF. */
  text: string;
  line: number;
  /** Index of the cue that it stands before; the number of cues for what stands after the last one. */
  before: number;
}

/** A WebVTT file taken apart. Nothing in it is lost without an entry in `rejected`. */
export interface VttFile {
  /** What stands after WEBVTT on its line, and the lines below it to the first blank one; begins with LF where only those say something. */
  header: string;
  blocks: VttBlock[];
  cues: VttCue[];
  repaired: Repair[];
  rejected: Rejection[];
}
