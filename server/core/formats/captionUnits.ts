import { isCjk, NO_SPACE } from './joinTexts.ts';

/** What a text is cut between: its words, and the units of those words that are wider than a line, in scripts without spaces. */
export interface CaptionUnits {
  /** Each but the last of a word ends with {@link NO_SPACE}. */
  units: string[];
  lengths: number[];
  /** Which word each unit is of. */
  wordOf: number[];
}

/** Marks that begin no line, and marks that end none (Unicode Standard Annex #14, classes CL, NS and OP). */
const STAYS_BEHIND = /^[、。，．：；？！」』）］｝〉》】〕ー・…々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const STAYS_BEFORE = /[「『（［｛〈《【〔]$/u;

/**
 * Parts the words that are wider than a line where two letters of a script without spaces meet, which are as wide as two others each.
 *
 * @returns null where there is no such word, as in nearly all texts
 */
export function captionUnits(words: readonly string[], lengths: readonly number[], { width, lengthOf = (word) => word.length }: { width: number; lengthOf?(word: string): number }): CaptionUnits | null {
  if (!words.some((word, at) => lengths[at]! > width / 2 && lettersOf(word).length > 1)) return null;
  const found: CaptionUnits = { units: [], lengths: [], wordOf: [] };
  words.forEach((word, at) => {
    const letters = lengths[at]! > width / 2 ? lettersOf(word) : [word];
    letters.forEach((letter, index) => {
      const last = index === letters.length - 1;
      found.units.push(last ? letter : `${letter}${NO_SPACE}`);
      // whoever fills lines counts a space before each, which stands only before the first
      found.lengths.push(letters.length === 1 ? lengths[at]! : lengthOf(letter) + wideIn(letter) - (index > 0 ? 1 : 0));
      found.wordOf.push(at);
    });
  });
  return found;
}

/** The stretches of a word between which a line may end. */
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

/** What letters that are as wide as two others add to the length of a stretch. */
const wideIn = (letter: string): number => [...letter].filter(isCjk).length;
