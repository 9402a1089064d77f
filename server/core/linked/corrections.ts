import { matchEqual, matchWords } from '../edit/align.ts';
import type { TranscriptSegment } from '../formats/transcript.ts';
import { tokensOf, type Token } from './tokens.ts';

/** A transcript as a single run of words. */
export interface Run {
  segments: readonly TranscriptSegment[];
  words: Token[];
  /** The index of each word's segment. */
  segmentOf: number[];
  /** The index of each word among the words of its segment as separated by white space; their times are listed that way. */
  spokenAs: number[];
  /** The index of each segment's first word, and one more for the end. */
  firstOf: number[];
}

function runOf(segments: readonly TranscriptSegment[]): Run {
  const run: Run = { segments, words: [], segmentOf: [], spokenAs: [], firstOf: [0] };
  let spoken = -1;
  segments.forEach(({ text }, segment) => {
    tokensOf(text).forEach((token, index) => {
      run.words.push(index === 0 ? { ...token, spaced: true } : token);
      run.segmentOf.push(segment);
      spoken = index === 0 ? 0 : spoken + (token.spaced ? 1 : 0);
      run.spokenAs.push(spoken);
    });
    run.firstOf.push(run.words.length);
  });
  return run;
}

/** An edited stretch of words: those from `from` to `to` became those from `newFrom` to `newTo`. */
export interface Hunk {
  from: number;
  to: number;
  newFrom: number;
  newTo: number;
}

/** What was done to a transcript: which words stayed, and what became of the others. */
export interface Corrections {
  before: Run;
  after: Run;
  /** For each word before, the same word after; -1 if it was edited away. */
  kept: Int32Array;
  /** For each word after, the same word before; -1 if it is new. */
  cameFrom: Int32Array;
  hunks: Hunk[];
}

/** The edits between two states of a transcript, word by word. Segments with the same start and speaker are anchored to each other. */
export function correctionsBetween(beforeSegments: readonly TranscriptSegment[], afterSegments: readonly TranscriptSegment[]): Corrections {
  const [before, after] = [runOf(beforeSegments), runOf(afterSegments)];
  const [left, right] = [marked(before), marked(after)];
  const kept = new Int32Array(before.words.length).fill(-1);
  const cameFrom = new Int32Array(after.words.length).fill(-1);
  for (const [i, j] of matchEqual(left.values, right.values)) {
    if (left.word[i] === -1) continue;
    kept[left.word[i]!] = right.word[j]!;
    cameFrom[right.word[j]!] = left.word[i]!;
  }
  const hunks: Hunk[] = [];
  let [from, newFrom] = [0, 0];
  for (let at = 0; at <= before.words.length; at += 1) {
    const next = at === before.words.length ? after.words.length : kept[at]!;
    if (next === -1) continue;
    if (at > from || next > newFrom) hunks.push({ from, to: at, newFrom, newTo: next });
    [from, newFrom] = [at + 1, next + 1];
  }
  return { before, after, kept, cameFrom, hunks };
}

/** The words, with a value before those of each segment for its start and speaker. */
function marked({ segments, words, firstOf }: Run): { values: string[]; word: number[] } {
  const [values, word]: [string[], number[]] = [[], []];
  segments.forEach(({ startMs, speaker }, segment) => {
    values.push(`\0${startMs} ${speaker}`);
    word.push(-1);
    for (let at = firstOf[segment]!; at < firstOf[segment + 1]!; at += 1) {
      values.push(words[at]!.text);
      word.push(at);
    }
  });
  return { values, word };
}

/** For each word of a file, the same word of a transcript, by spelling or by sound; -1 if there is none. */
export function heardIn(file: readonly Token[], { words }: Run): Int32Array {
  const found = new Int32Array(file.length).fill(-1);
  if (file.length === words.length && file.every(({ text }, index) => text === words[index]!.text)) return found.map((_, index) => index);
  for (const [inFile, word] of matchWords(file.map(({ text }) => text), words.map(({ text }) => text))) found[inFile] = word;
  return found;
}
