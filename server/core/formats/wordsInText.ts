import type { TimedRun } from './timedText.ts';

/** How far after the previous word a word is searched for: marks and untimed words may be in between. */
const REACH = 60;

/**
 * Finds timed words in the text they come from, which contains the spaces, the marks and the words without times. The time of a word
 * not found within 60 characters of the one before it is dropped.
 *
 * @param text as in the file
 * @param words in order, with whatever else is known of them; their white space does not matter
 * @param between makes the run for the text between two words
 * @returns runs that make up the text, and how many words were not found in it
 */
export function wordsInText<R extends TimedRun>(text: string, words: readonly R[], between: (text: string) => R): { runs: R[]; missing: number } {
  const runs: R[] = [];
  let at = 0;
  let missing = 0;
  for (const word of words) {
    const said = word.text.trim();
    if (said === '') continue;
    const found = placeOf(text, said, at);
    if (found === -1) {
      missing += 1;
      continue;
    }
    const spaced = found === at + 1 && text[at] === ' ';
    if (found > at && !spaced) runs.push(between(text.slice(at, found)));
    const whole = text.slice(spaced ? at : found, found + said.length);
    runs.push(whole === word.text ? word : { ...word, text: whole });
    at = found + said.length;
  }
  if (at < text.length) runs.push(between(text.slice(at)));
  return { runs, missing };
}

/** The next place of a word: as it is written, else ignoring case. */
function placeOf(text: string, said: string, from: number): number {
  if (text.startsWith(said, from)) return from;
  if (text[from] === ' ' && text.startsWith(said, from + 1)) return from + 1;
  const ahead = text.slice(from, from + said.length + REACH);
  const exact = wordIn(ahead, said);
  if (exact !== -1) return from + exact;
  const lower = ahead.toLowerCase();
  const folded = lower.length === ahead.length ? wordIn(lower, said.toLowerCase()) : -1;
  return folded === -1 ? -1 : from + folded;
}

/** The first place where it is a word of its own, else the first inside another (`re` in `we're`). */
function wordIn(ahead: string, said: string): number {
  const first = ahead.indexOf(said);
  for (let at = first; at !== -1; at = ahead.indexOf(said, at + 1)) {
    if (!isLetter(ahead[at - 1]) && !isLetter(ahead[at + said.length])) return at;
  }
  return first;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
