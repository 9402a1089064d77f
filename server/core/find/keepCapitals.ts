const CASED = /\p{Lu}|\p{Lt}|\p{Ll}/gu;
const CAPITAL = /\p{Lu}|\p{Lt}/u;
const SMALL = /\p{Ll}/u;

/**
 * Writes a replacement in the case of what it replaces: at least two letters, all capitals → all capitals; a capital first → a capital
 * first. Otherwise, or if the replacement has capitals inside ("iPhone"), it stays as given.
 */
export function keepCapitals(replaced: string, replacement: string): string {
  const letters = replaced.match(CASED) ?? [];
  if (letters.length > 1 && !SMALL.test(replaced)) return replacement.toUpperCase();
  if (letters.length === 0 || !CAPITAL.test(letters[0]!)) return replacement;
  const first = replacement.search(/\p{L}/u);
  if (first < 0 || CAPITAL.test(replacement.slice(first + 1))) return replacement;
  const letter = String.fromCodePoint(replacement.codePointAt(first)!);
  return replacement.slice(0, first) + letter.toUpperCase() + replacement.slice(first + letter.length);
}
