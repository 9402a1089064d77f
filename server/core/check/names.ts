/** A name normalised for comparison: lower case, without accents, punctuation or extra space. */
export const normalised = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’.]/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

export const wordsOf = (name: string): string[] => normalised(name).split(' ').filter(Boolean);

/** Whether one becomes the other by inserting, deleting or replacing one letter, or swapping two neighbours. */
export function oneLetterApart(a: string, b: string): boolean {
  if (a === b) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  return short.slice(at + 1) === long.slice(at + 1) || (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2));
}

/** Whether what somebody is called may stand for this name: its words, some of them, or those and more; initials and one slip per word are allowed. */
export function mayBe(called: string, name: string): boolean {
  const [left, right] = [wordsOf(called), wordsOf(name)];
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  const alike = (word: string): boolean => many.some((other) => sameWord(word, other));
  return few.some(alike) && few.every((word) => alike(word) || many.some((other) => isInitial(word, other) || isInitial(other, word)));
}

const sameWord = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 4 && oneLetterApart(a, b));
const isInitial = (a: string, b: string): boolean => a.length === 1 && b.startsWith(a);
