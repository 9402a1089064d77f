import type { TranscriptChapter } from '../../formats/transcript.ts';
import type { Chapter } from '../../model/chapter.ts';

/** Chapters that start this close together are the same. */
export const SAME_START_MS = 1_000;

type Marked = Pick<Chapter, 'startMs' | 'title'>;

const plain = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();

/**
 * Pairs the chapters of a file with ours: first by equal title and start, then by title, then by a start within a second. Where several
 * have one title and one of them went, came or was renamed, their starts come first. Each is paired at most once.
 *
 * @returns for each chapter of the file, ours or undefined
 */
export function pairChapters<Ours extends Marked>(ours: readonly Ours[], inFile: readonly TranscriptChapter[]): (Ours | undefined)[] {
  const pairs: (Ours | undefined)[] = inFile.map(() => undefined);
  const free = new Set(ours);
  pairByKey(free, inFile, pairs, ({ startMs, title }) => `${startMs} ${title}`);
  pairByKey(free, inFile, pairs, byTitle, true);
  pairByKey(free, inFile, pairs, ({ startMs }) => String(startMs));
  pairByStart(free, inFile, pairs);
  pairByKey(free, inFile, pairs, byTitle);
  return pairs;
}

const byTitle = ({ title }: Marked): string => plain(title);

/** Pairs those of one key in their order; with `asMany`, only where both sides have as many of it. */
function pairByKey<Ours extends Marked>(free: Set<Ours>, inFile: readonly Marked[], pairs: (Ours | undefined)[], keyOf: (chapter: Marked) => string, asMany = false): void {
  const waiting = new Map<string, Ours[]>();
  for (const chapter of free) {
    const key = keyOf(chapter);
    const same = waiting.get(key);
    if (same) same.push(chapter);
    else if (key !== '') waiting.set(key, [chapter]);
  }
  const there = new Map<string, number>();
  inFile.forEach((chapter, index) => pairs[index] ?? there.set(keyOf(chapter), (there.get(keyOf(chapter)) ?? 0) + 1));
  for (const [key, same] of waiting) {
    if (asMany && there.get(key) !== same.length) waiting.delete(key);
    else same.reverse();
  }
  inFile.forEach((chapter, index) => {
    const found = pairs[index] === undefined ? waiting.get(keyOf(chapter))?.pop() : undefined;
    if (!found) return;
    pairs[index] = found;
    free.delete(found);
  });
}

/** The remaining ones, by time: the next of ours that is near enough. */
function pairByStart<Ours extends Marked>(free: Set<Ours>, inFile: readonly Marked[], pairs: (Ours | undefined)[]): void {
  const left = [...free].sort((a, b) => a.startMs - b.startMs);
  const open = inFile.map((_, index) => index).filter((index) => pairs[index] === undefined).sort((a, b) => inFile[a]!.startMs - inFile[b]!.startMs);
  let next = 0;
  for (const index of open) {
    const { startMs } = inFile[index]!;
    while (next < left.length && left[next]!.startMs < startMs - SAME_START_MS) next += 1;
    if (next === left.length || left[next]!.startMs > startMs + SAME_START_MS) continue;
    pairs[index] = left[next]!;
    free.delete(left[next++]!);
  }
}
