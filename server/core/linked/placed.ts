import type { Patch, Range } from '../model/patch.ts';
import type { Token } from './tokens.ts';

/** A word, and the stretches of the file that hold its characters: more than one where markup stands inside it. */
export interface PlacedWord extends Token {
  pieces: Range[];
}

/** What one voice says in one cue. */
export interface PlacedPart {
  /** Index of its cue. */
  cue: number;
  speaker: string | null;
  words: PlacedWord[];
  /** Where the name stands that is given right here, more than once where markup repeats it; none where it goes on from above, or nobody is named. */
  labels: Range[];
}

/** A time between the words of a cue. */
export interface Stamp extends Range {
  ms: number;
  /** How many words of the cue stand before it. */
  word: number;
}

/** A cue, or a segment of a JSON file, where it stands. */
export interface PlacedCue {
  startMs: number;
  endMs: number | null;
  /** Where its times are written; null where one is not, or not as a clock or number that could be written anew. */
  start: Range | null;
  end: Range | null;
  stamps: Stamp[];
  /** Whether nothing but words and one voice is in it, so that it can be cut in two. */
  isPlain: boolean;
}

/** A linked file, read with the place of everything that an edit may change. Offsets are those of `text`, UTF-16. */
export interface PlacedFile {
  text: string;
  cues: PlacedCue[];
  /** In the order of the file. */
  parts: PlacedPart[];
  /** The parts, as indexes, in the order in which they are heard: cues may stand in a file out of the order of their times. */
  heard: readonly number[];
  /** Whether who is named once goes on speaking where nobody is named. */
  carries: boolean;
  /** Whether its segments are the paragraphs, as in JSON; captions are cut for the eye, and hold none. */
  paragraphs: boolean;
  /** Whether each segment is a single word, as in JSON made by recognisers. */
  wordByWord: boolean;
  writing: PlacedWriting;
}

/** The parts of a file in the order of their times. */
export const inTime = (cues: readonly PlacedCue[], parts: readonly PlacedPart[]): number[] => parts.map((_, part) => part).sort((a, b) => cues[parts[a]!.cue]!.startMs - cues[parts[b]!.cue]!.startMs);

/** Something new that is said in a file. */
export interface NewCue {
  startMs: number;
  endMs: number;
  speaker: string | null;
  text: string;
}

/** How a format writes what patches put in. Null is what it cannot write there. */
export interface PlacedWriting {
  words(text: string): string;
  /** A time in the form of the one that stands there. */
  time(ms: number, written: string): string | null;
  /** Names who speaks from this part on. `sure` marks the name so that no reader takes it for words, where the format has such a mark. */
  name(part: number, name: string | null, sure: boolean): Patch[] | null;
  /** What ends a cue between two of its words and begins the next one. */
  divider(part: number, next: Omit<NewCue, 'text'>, named: boolean, sure: boolean): string | null;
  /** `leads`: nothing before it stays. */
  remove(cue: number, leads: boolean): Patch;
  after(cue: number, added: NewCue, named: boolean, sure: boolean): Patch | null;
}
