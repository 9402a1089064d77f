import type { Word } from '../model/segment.ts';

/** What one voice says in one cue: the intermediate form of timed formats, before cues become segments. */
export interface SpokenCue {
  startMs: number;
  /** Null if the format has no ends. */
  endMs: number | null;
  speaker: string | null;
  /** Plain text on one line: markup resolved, white space collapsed. */
  text: string;
  /** Measured times, if the format carries them. */
  words: Word[] | null;
  /** Whether a new segment begins here, if the file marks that (Stet's cue identifiers, the segments of a JSON file); absent if it does not. */
  begins?: boolean;
  /** Its line in the file, from 1, for reports. */
  line?: number;
}
