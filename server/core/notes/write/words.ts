/** The words of a text, ignoring everything else, with the number of times each occurs. */
export interface Words {
  counts: ReadonlyMap<string, number>;
  size: number;
}

export function wordsOf(text: string): Words {
  const words = wordsIn(text);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

export const countOf = ({ counts }: Words, word: string): number => counts.get(word) ?? 0;

/** How many words two texts have in common. */
export function common(a: Words, b: Words): number {
  let sum = 0;
  for (const [word, count] of a.counts) sum += Math.min(count, b.counts.get(word) ?? 0);
  return sum;
}

/** The words of a text that are not in another. */
export function wordsBeyond(text: string, other: string): Words {
  const [{ counts }, { counts: known }] = [wordsOf(text), wordsOf(other)];
  const beyond = new Map(Array.from(counts, ([word, count]) => [word, count - (known.get(word) ?? 0)] as const).filter(([, count]) => count > 0));
  return { counts: beyond, size: Array.from(beyond.values()).reduce((sum, count) => sum + count, 0) };
}

/** Whether at least half of the words of a text are among others. */
export function isMostlyOf(text: string, others: Words): boolean {
  const words = wordsOf(text);
  return words.size > 0 && 2 * common(words, others) >= words.size;
}

/** Whether at least half of some words are in a text. */
export const areMostlyIn = (words: Words, text: string): boolean => words.size > 0 && 2 * common(words, wordsOf(text)) >= words.size;

/** Whether two texts have at least half of the words of the shorter one in common. */
export const shareMost = (a: Words, b: Words): boolean => {
  const fewest = Math.min(a.size, b.size);
  return fewest > 0 && 2 * common(a, b) >= fewest;
};

/** What a text became, and the words that it lost and gained. */
export interface Change {
  was: string;
  is: string;
  lost: Words;
  gained: Words;
}

export const changeOf = (was: string, is: string): Change => ({ was, is, lost: wordsBeyond(was, is), gained: wordsBeyond(is, was) });

/** Whether words went from a text to the one behind it, or the other way round; a single word only at the border, for many a word comes and goes by chance. */
export const goesOver = (before: Change, behind: Change): boolean =>
  isShared(before.lost, behind.gained, () => lastOf(before.was) === firstOf(behind.is)) || isShared(behind.lost, before.gained, () => firstOf(behind.was) === lastOf(before.is));

function isShared(lost: Words, gained: Words, isAtBorder: () => boolean): boolean {
  const [shared, fewest] = [common(lost, gained), Math.min(lost.size, gained.size)];
  return shared > 0 && 2 * shared >= fewest && (shared > 1 || isAtBorder());
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const firstOf = (text: string): string | undefined => wordsIn(text)[0];
const lastOf = (text: string): string | undefined => wordsIn(text).at(-1);
