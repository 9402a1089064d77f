import { wordDiff, type Hunk } from '#core/notes/write/diff';

/** Words that follow each other without one between count as the same place. */
const touching = (a: Hunk, b: Hunk): boolean => a.from <= b.to && b.from <= a.to;

/**
 * Both sides' changes of a text in one, where they changed different words of it; null where they changed the same ones.
 *
 * @param base the text that both started from
 */
export function combineWords(base: string, mine: string, theirs: string): string | null {
  const [ours, others] = [wordDiff(base, mine), wordDiff(base, theirs)];
  if (ours.some((hunk) => others.some((other) => touching(hunk, other)))) return null;
  let text = base;
  for (const { from, to, text: words } of [...ours, ...others].sort((a, b) => b.from - a.from)) text = text.slice(0, from) + words + text.slice(to);
  return text;
}
