import type { Rejection, Repair } from '../reading.ts';

/** A cue as it stands in a WebVTT file (W3C, "WebVTT", § 4.1). */
export interface VttCue {
  /** Empty if it has none. */
  id: string;
  startMs: number;
  /** Not necessarily after the start: the standard's parser does not check. */
  endMs: number;
  /** What follows the times on their line, trimmed: `align:start line:0`. */
  settings: string;
  /** The payload with its markup; lines end with LF. */
  text: string;
  /** The line of the times, from 1. */
  line: number;
  /** The offset of that line in the parsed text, so that a cue can be patched in place. */
  at: number;
  /** The offset of the payload; text separated from it by a blank line (which `text` includes) is further below. */
  textAt: number;
}

/** A block between cues that is not a cue. */
export interface VttBlock {
  kind: 'note' | 'style' | 'region';
  /** What follows the word NOTE, or is below the line STYLE or REGION; lines end with LF. */
  text: string;
  line: number;
  /** Index of the cue after it; the number of cues if it follows the last one. */
  before: number;
}

/** A parsed WebVTT file. Nothing is lost without an entry in `rejected`. */
export interface VttFile {
  /** What follows WEBVTT on its line, and the lines below up to the first blank one; begins with LF if only those have content. */
  header: string;
  blocks: VttBlock[];
  cues: VttCue[];
  repaired: Repair[];
  rejected: Rejection[];
}
