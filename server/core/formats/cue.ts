import type { Word } from '../model/segment.ts';

/** What one voice says in one cue: the shape in which timed formats are read before cues become segments. */
export interface SpokenCue {
  startMs: number;
  /** Null where the format has no ends. */
  endMs: number | null;
  speaker: string | null;
  /** Plain words on one line: markup read, white space collapsed. */
  text: string;
  /** Measured times, where the format carries them. */
  words: Word[] | null;
  /** Whether a new segment begins here, where the file marks that (Stet's cue identifiers, the segments of a JSON file); absent where it does not. */
  begins?: boolean;
  /** Where it stands in the file, counted from 1; for reports. */
  line?: number;
}
