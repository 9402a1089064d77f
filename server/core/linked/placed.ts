import type { Patch, Range } from '../model/patch.ts';
import type { Token } from './tokens.ts';

/** A word and the ranges of the file that hold its characters: several if there is markup inside. */
export interface PlacedWord extends Token {
  pieces: Range[];
}

/** What one voice says in one cue. */
export interface PlacedPart {
  /** Index of its cue. */
  cue: number;
  speaker: string | null;
  words: PlacedWord[];
  /** Where the name is given right here, several times if markup repeats it; empty if it continues from above or nobody is named. */
  labels: Range[];
}

/** A time between the words of a cue. */
export interface Stamp extends Range {
  ms: number;
  /** How many words of the cue precede it. */
  word: number;
}

/** A cue, or a segment of a JSON file, with its place. */
export interface PlacedCue {
  startMs: number;
  endMs: number | null;
  /** Where its times are written; null if one is missing, or not in a form we can write. */
  start: Range | null;
  end: Range | null;
  stamps: Stamp[];
  /** Whether it holds nothing but words by one voice, so that it can be cut in two. */
  isPlain: boolean;
}

/** A linked file, read with the place of everything that an edit may change. Offsets are UTF-16 offsets of `text`. */
export interface PlacedFile {
  text: string;
  cues: PlacedCue[];
  /** In the order of the file. */
  parts: PlacedPart[];
  /** The indexes of the parts in the order in which they are heard: the cues of a file may be out of order. */
  heard: readonly number[];
  /** Whether a speaker who was named once continues where nobody is named. */
  carries: boolean;
  /** Whether its segments are paragraphs, as in JSON; captions are cut for display and have none. */
  paragraphs: boolean;
  /** Whether each segment is a single word, as in JSON from recognisers. */
  wordByWord: boolean;
  writing: PlacedWriting;
}

/** The parts of a file, ordered by time. */
export const inTime = (cues: readonly PlacedCue[], parts: readonly PlacedPart[]): number[] => parts.map((_, part) => part).sort((a, b) => cues[parts[a]!.cue]!.startMs - cues[parts[b]!.cue]!.startMs);

/** Something new that a file is to say. */
export interface NewCue {
  startMs: number;
  endMs: number;
  speaker: string | null;
  text: string;
}

/** How a format writes what patches insert. Null means that it cannot be written there. */
export interface PlacedWriting {
  words(text: string): string;
  /** A time in the form of the existing one. */
  time(ms: number, written: string): string | null;
  /** Names the speaker from this part on. `sure` marks the name so that no reader takes it for words, if the format has such a mark. */
  name(part: number, name: string | null, sure: boolean): Patch[] | null;
  /** The text that ends a cue between two of its words and begins the next one. */
  divider(part: number, next: Omit<NewCue, 'text'>, named: boolean, sure: boolean): string | null;
  /** `leads`: nothing before it stays. */
  remove(cue: number, leads: boolean): Patch;
  after(cue: number, added: NewCue, named: boolean, sure: boolean): Patch | null;
}
