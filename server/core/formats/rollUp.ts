import { oneLine } from './oneLine.ts';
/** A cue as shown: its lines as plain words with markup resolved; empty lines may be included. */
interface ShownCue {
  startMs: number;
  /** Null if the cue has none. */
  endMs: number | null;
  lines: readonly string[];
}

/** Live captions roll within two or three rows, never more than four (CEA-608). */
const MOST_ROWS = 6;
/** A cue that begins later than this after the one before does not repeat it. */
const LONGEST_GAP_MS = 1_000;
/** Nobody speaks a row of words in this time: such a short cue only holds what is already there. */
const LONGEST_HOLD_MS = 100;
/** Fewer than this may also be somebody who repeats something. */
const FEWEST_CUES = 3;
const FEWEST_WORDS = 12;

/**
 * Finds captions that roll, like live captions and YouTube's automatic ones: a cue repeats the lines of the cue before it and adds to them
 * (`A`, `A⏎B`, `B⏎C`; also word by word: `I`, `I think`), with cues of a few milliseconds in between that add nothing.
 *
 * This is decided for the whole file: at least half of the cues that say anything new begin with what the cue before ended with, and at
 * least three cues repeat something that way or within 100 ms; if none is that short, at least twelve words. In all other files a
 * repetition is what somebody said.
 *
 * Readers pass the lines of all cues in the order of the file. If the answer is not null, they leave out that many words at the beginning
 * of each cue ({@link withoutFirstWords}; a cue with none left is dropped) and report {@link rollUpRepair}.
 *
 * @returns for each cue, how many of its first words repeat the cue before; null if the file does not roll
 */
export function repeatedWords(cues: readonly ShownCue[]): number[] | null {
  let [added, held, fresh, repeated] = [0, 0, 0, 0];
  let before: ShownCue | undefined;
  let linesBefore: string[] = [];
  const counts = cues.map((cue) => {
    const lines = cue.lines.length > 2 * MOST_ROWS ? [] : cue.lines.map(oneLine).filter((line) => line !== '');
    const overlap = before && cue.startMs - (before.endMs ?? cue.startMs) <= LONGEST_GAP_MS ? overlapOf(linesBefore, lines) : null;
    if (overlap === null || overlap.addsWords) fresh += 1;
    if (overlap?.addsWords) added += 1;
    else if (overlap && cue.endMs !== null && cue.endMs - cue.startMs <= LONGEST_HOLD_MS) held += 1;
    repeated += overlap?.words ?? 0;
    before = cue;
    linesBefore = lines;
    return overlap?.words ?? 0;
  });
  // the first cue has nothing to repeat
  return added + held >= FEWEST_CUES && (held > 0 || repeated >= FEWEST_WORDS) && added * 2 >= fresh - 1 ? counts : null;
}

const countWords = (line: string): number => line.split(' ').length;

/** How the last rows of one cue recur at the top of the next: all rows equal, the last one possibly longer by some words. */
function overlapOf(before: readonly string[], lines: readonly string[]): { words: number; addsWords: boolean } | null {
  if (lines.length === 0 || lines.length > MOST_ROWS || before.length > MOST_ROWS) return null;
  for (let from = 0; from < before.length; from += 1) {
    const rows = before.length - from;
    if (rows > lines.length) continue;
    const last = before[before.length - 1]!;
    const grown = lines[rows - 1]!;
    if (grown !== last && !grown.startsWith(`${last} `)) continue;
    if (!before.slice(from, -1).every((line, index) => line === lines[index])) continue;
    const words = before.slice(from).reduce((sum, line) => sum + countWords(line), 0);
    return { words, addsWords: rows < lines.length || grown !== last };
  }
  return null;
}

/** A text without its first words. */
export function withoutFirstWords(text: string, count: number): string {
  if (count === 0) return text;
  const word = /\S\S*/g;
  for (let dropped = 0; dropped < count; dropped += 1) if (!word.exec(text)) return '';
  return text.slice(word.lastIndex).trimStart();
}

/**
 * The report's entry for captions that roll.
 *
 * @param lineOf the line of the cue with this index
 */
export function rollUpRepair(repeated: readonly number[], lineOf: (index: number) => number): { line: number; what: string } {
  const cues = repeated.filter((count) => count > 0).length;
  return { line: lineOf(repeated.findIndex((count) => count > 0)), what: `The captions roll up: from here on, ${cues} cues repeat words of the cue before them. The repeated words were left out.` };
}
