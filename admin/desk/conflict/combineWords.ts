import { wordDiff, type Hunk } from '#core/notes/write/diff';

/** Changes with no word between them count as being in the same place. */
const touching = (a: Hunk, b: Hunk): boolean => a.from <= b.to && b.from <= a.to;

/**
 * A text with both sides' changes, if they changed different words; null if they changed the same ones.
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
