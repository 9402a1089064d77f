import type { TranscriptSegment } from '../../formats/transcript.ts';
import type { Segment, Word } from '../../model/segment.ts';
import { alignWords, matchEqual, tokensOf } from '../align.ts';
import { estimateWords } from '../estimateWords.ts';
import { tightenEdges } from './edges.ts';
import { isMeasured } from './wordsOfReplaced.ts';
import { spokenIn, type Spoken } from './words.ts';

/** What a file knows about one of our segments. */
export interface Heard {
  startMs: number | null;
  endMs: number | null;
  /** The speaker of most of its words in the file. */
  speaker: string | null;
  /** Better times for its words than it has; null if the file has none. */
  words: Word[] | null;
}

export interface InFile {
  /** What the file knows, for each of our segments. */
  found: Heard[];
  /** For each word of the file, the index of the same word among all of ours, or -1. */
  ourOf: Int32Array;
  ours: Spoken;
  file: Spoken;
}

/** If a smaller share of its words is found, the segment counts as not found. */
const LEAST_SHARE = 0.5;

/** Finds our segments in those of a file by what is said. */
export function heard(segments: readonly Segment[], inFile: readonly TranscriptSegment[]): InFile {
  const [ours, file] = [spokenIn(segments), spokenIn(inFile)];
  const ourOf = new Int32Array(file.words.length).fill(-1);
  const theirs = new Int32Array(ours.words.length).fill(-1);
  for (const [our, their] of matchEqual(ours.words, file.words)) [ourOf[their], theirs[our]] = [our, their];
  tightenEdges(theirs, ourOf, ours, file);
  const counted = theirs.slice();
  pairReplaced(theirs, file.words.length);
  const wordsOf = timedWords(inFile);
  const found = segments.map((segment, index): Heard => {
    const [from, to] = [ours.firstOf[index]!, ours.firstOf[index + 1]!];
    const same = counted.subarray(from, to).filter((their) => their !== -1);
    if (same.length === 0 || same.length < LEAST_SHARE * (to - from)) return { startMs: null, endMs: null, speaker: null, words: null };
    return {
      startMs: startOf(theirs[from]!, file, inFile, wordsOf), endMs: endOf(theirs[to - 1]!, file, inFile, wordsOf),
      speaker: speakerOf(same, file, inFile), words: wordsFor(segment, theirs.subarray(from, to), file, inFile, wordsOf),
    };
  });
  return { found, ourOf, ours, file };
}

/** Between two pairs of equal words, words are paired one to one if there are equally many. */
function pairReplaced(theirs: Int32Array, count: number): void {
  let [our, their] = [0, 0];
  for (let index = 0; index <= theirs.length; index++) {
    const next = index === theirs.length ? count : theirs[index]!;
    if (next === -1) continue;
    if (index - our === next - their) for (let at = our; at < index; at++) theirs[at] = their + at - our;
    [our, their] = [index + 1, next + 1];
  }
}

/** The word times of a file's segment: its own, else estimated if it has a start and an end. Computed on first use. */
function timedWords(inFile: readonly TranscriptSegment[]): (index: number) => readonly Word[] | null {
  const made = new Map<number, readonly Word[] | null>();
  return (index) => {
    const known = made.get(index);
    if (known !== undefined) return known;
    const { words, text, startMs, endMs } = inFile[index]!;
    const end = endMs ?? inFile[index + 1]?.startMs ?? null;
    const timed = words ?? (startMs !== null && end !== null && end > startMs ? estimateWords(text, startMs, end) : null);
    made.set(index, timed);
    return timed;
  };
}

type WordsOf = (index: number) => readonly Word[] | null;

const wordAt = (their: number, { textOf, firstOf }: Spoken, wordsOf: WordsOf): Word | undefined => wordsOf(textOf[their]!)?.[their - firstOf[textOf[their]!]!];

/** The start according to the file: that of the segment that begins with this word, else the word's own if it was measured. */
function startOf(their: number, file: Spoken, inFile: readonly TranscriptSegment[], wordsOf: WordsOf): number | null {
  if (their === -1) return null;
  const index = file.textOf[their]!;
  if (file.firstOf[index] === their && inFile[index]!.startMs !== null) return inFile[index]!.startMs;
  const word = wordAt(their, file, wordsOf);
  return word && !word.estimated ? word.startMs : null;
}

function endOf(their: number, file: Spoken, inFile: readonly TranscriptSegment[], wordsOf: WordsOf): number | null {
  if (their === -1) return null;
  const index = file.textOf[their]!;
  if (file.firstOf[index + 1] === their + 1 && inFile[index]!.endMs !== null) return inFile[index]!.endMs;
  const word = wordAt(their, file, wordsOf);
  return word && !word.estimated ? word.endMs : null;
}

/** The speaker of most of the words; if equal, the first one. */
function speakerOf(words: Int32Array, { textOf }: Spoken, inFile: readonly TranscriptSegment[]): string | null {
  const counts = new Map<string | null, number>();
  for (const their of words) {
    const { speaker } = inFile[textOf[their]!]!;
    counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  }
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** The file's word times for our words, if ours have none, or only estimates where the file's were measured. */
function wordsFor(segment: Segment, theirs: Int32Array, file: Spoken, inFile: readonly TranscriptSegment[], wordsOf: WordsOf): Word[] | null {
  if (isMeasured(segment.words)) return null;
  const tokens = tokensOf(segment.text);
  const textAt = new Map<number, string>();
  theirs.forEach((their, index) => {
    if (their !== -1) textAt.set(their, tokens[index]!.text);
  });
  const places = [...textAt.keys()];
  const isOne = file.textOf[places[0]!] === file.textOf[places.at(-1)!];
  // within one segment without word times, the file adds only its start and end, and anybody can estimate from those
  if (isOne && (inFile[file.textOf[places[0]!]!]!.words ?? null) === null) return null;
  const spoken: Word[] = [];
  for (let their = places[0]!; their <= places.at(-1)!; their++) {
    const word = wordAt(their, file, wordsOf);
    if (!word) return null;
    spoken.push({ ...word, text: textAt.get(their) ?? word.text });
  }
  if (segment.words !== null && !isMeasured(spoken)) return null;
  return alignWords(spoken, segment.text, segment);
}
