const WORD_BEFORE = /[\p{L}\p{N}\p{M}_]$/u;
const WORD_AFTER = /^[\p{L}\p{N}\p{M}_]/u;
/** An apostrophe inside a word belongs to it: "can" is not a word of "can't". */
const JOINED_BEFORE = /[\p{L}\p{N}\p{M}_]['’ʼ]$/u;
const JOINED_AFTER = /^['’ʼ][\p{L}\p{N}_]/u;
/** But an elided article precedes a word, as in "l'Olivier", and a possessive follows it, as in "Nathan's". */
const ELISION = /(?<![\p{L}\p{N}\p{M}_])(?:[cdjlmnst]|qu)['’ʼ]$/u;
const POSSESSIVE = /^['’ʼ]s(?![\p{L}\p{N}\p{M}_])/u;

/** How much text beside a match matters. */
const BESIDE = 6;

/** Whether a range begins and ends at word boundaries: words consist of letters, digits and marks of any script, and apostrophes inside them. */
export function isWholeWord(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - BESIDE), start);
  const after = text.slice(end, end + BESIDE);
  const matched = text.slice(start, end);
  const begins = !WORD_AFTER.test(matched) || !(WORD_BEFORE.test(before) || (JOINED_BEFORE.test(before) && !ELISION.test(before)));
  const stops = !WORD_BEFORE.test(matched) || !(WORD_AFTER.test(after) || (JOINED_AFTER.test(after) && !POSSESSIVE.test(after)));
  return begins && stops;
}
