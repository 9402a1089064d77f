const WORD_BEFORE = /[\p{L}\p{N}\p{M}_]$/u;
const WORD_AFTER = /^[\p{L}\p{N}\p{M}_]/u;
/** An apostrophe inside a word holds it together: "can" is no word of "can't". */
const JOINED_BEFORE = /[\p{L}\p{N}\p{M}_]['’ʼ]$/u;
const JOINED_AFTER = /^['’ʼ][\p{L}\p{N}_]/u;
/** But an elided article stands before a word, as in "l'Olivier", and a possessive after it, as in "Nathan's". */
const ELISION = /(?<![\p{L}\p{N}\p{M}_])(?:[cdjlmnst]|qu)['’ʼ]$/u;
const POSSESSIVE = /^['’ʼ]s(?![\p{L}\p{N}\p{M}_])/u;

/** As much of the text beside a match as decides. */
const BESIDE = 6;

/** Whether a stretch of a text begins and ends where words do: letters, digits and marks of any script make words, apostrophes inside them too. */
export function isWholeWord(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - BESIDE), start);
  const after = text.slice(end, end + BESIDE);
  const matched = text.slice(start, end);
  const begins = !WORD_AFTER.test(matched) || !(WORD_BEFORE.test(before) || (JOINED_BEFORE.test(before) && !ELISION.test(before)));
  const stops = !WORD_BEFORE.test(matched) || !(WORD_AFTER.test(after) || (JOINED_AFTER.test(after) && !POSSESSIVE.test(after)));
  return begins && stops;
}
