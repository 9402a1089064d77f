import type { TimedRun } from './timedText.ts';

/** How far behind the word before it a word is looked for: marks and words without times may stand between them. */
const REACH = 60;

/**
 * Finds words with times in the text they come from, which has the spaces, the marks and the words that the recogniser gave no time.
 * A word that the text has not, within 60 characters of the one before it, lends its time to nobody.
 *
 * @param text as the file has it
 * @param words in order, each with whatever else is known of it; their white space does not count
 * @param between makes the run of what stands between two words
 * @returns runs that make the text again, and how many words are not in it
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

/** Where a word stands next: as it is written, else in other capitals. */
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

/** The first place where it stands as a word of its own, else the first inside another (`re` of `we're`). */
function wordIn(ahead: string, said: string): number {
  const first = ahead.indexOf(said);
  for (let at = first; at !== -1; at = ahead.indexOf(said, at + 1)) {
    if (!isLetter(ahead[at - 1]) && !isLetter(ahead[at + said.length])) return at;
  }
  return first;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
