import { endsSentence } from '../../notes/headings.ts';

const LONGEST_TITLE = 60;
const SHORTEST_CHAPTER_MS = 20_000;

/**
 * Whether lines that begin with a time are a list of chapters rather than timed speech. Chapter titles are short, do not end a
 * sentence, do not repeat (as speakers' names do), do not begin with `Name:`, and are far apart: half of them by 20 seconds or more.
 */
export function likeChapters(entries: readonly { startMs: number; title: string }[]): boolean {
  const half = entries.length / 2;
  const count = (fits: (title: string) => boolean): number => entries.filter(({ title }) => fits(title)).length;
  if (entries.length === 0 || count((title) => title.length > LONGEST_TITLE) >= half || count((title) => /[.!…。！]["'”’)\]]?$/u.test(title) || (endsSentence(title) && title.includes(', '))) >= half) return false;
  if (new Set(entries.map(({ title }) => title)).size * 10 < entries.length * 7) return false;
  const labels = entries.flatMap(({ title }) => /^[^:]{1,60}:(?= )/.exec(title)?.[0] ?? []);
  if (labels.length > half && new Set(labels).size < labels.length) return false;
  const apart = entries.filter(({ startMs }, index) => index > 0 && Math.abs(startMs - entries[index - 1]!.startMs) >= SHORTEST_CHAPTER_MS).length;
  return entries.length < 3 || apart * 2 >= entries.length - 1;
}
