import { isCjk, NO_SPACE } from './joinTexts.ts';

/** What a text may be cut between: its words and, in scripts without spaces, the parts of words wider than a line. */
export interface CaptionUnits {
  /** Each unit except the last of a word ends with {@link NO_SPACE}. */
  units: string[];
  lengths: number[];
  /** The index of the word that each unit belongs to. */
  wordOf: number[];
}

/** Characters that may not begin a line, and characters that may not end one (Unicode Standard Annex #14, classes CL, NS and OP). */
const STAYS_BEHIND = /^[、。，．：；？！」』）］｝〉》】〕ー・…々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const STAYS_BEFORE = /[「『（［｛〈《【〔]$/u;

/**
 * Divides words wider than a line between letters of scripts without spaces, which count double width.
 *
 * @returns null if there is no such word, as in nearly all texts
 */
export function captionUnits(words: readonly string[], lengths: readonly number[], { width, lengthOf = (word) => word.length }: { width: number; lengthOf?(word: string): number }): CaptionUnits | null {
  if (!words.some((word, at) => lengths[at]! > width / 2 && lettersOf(word).length > 1)) return null;
  const found: CaptionUnits = { units: [], lengths: [], wordOf: [] };
  words.forEach((word, at) => {
    const letters = lengths[at]! > width / 2 ? lettersOf(word) : [word];
    letters.forEach((letter, index) => {
      const last = index === letters.length - 1;
      found.units.push(last ? letter : `${letter}${NO_SPACE}`);
      // line filling counts a space before each unit, but only the first one has it
      found.lengths.push(letters.length === 1 ? lengths[at]! : lengthOf(letter) + wideIn(letter) - (index > 0 ? 1 : 0));
      found.wordOf.push(at);
    });
  });
  return found;
}

/** The parts of a word between which a line may break. */
function lettersOf(word: string): string[] {
  const letters: string[] = [];
  let before = '';
  for (const character of word) {
    const parted = isCjk(before) && isCjk(character) && !STAYS_BEHIND.test(character) && !STAYS_BEFORE.test(before);
    if (letters.length === 0 || parted) letters.push(character);
    else letters[letters.length - 1] += character;
    before = character;
  }
  return letters;
}

/** The extra width of double-width letters. */
const wideIn = (letter: string): number => [...letter].filter(isCjk).length;
