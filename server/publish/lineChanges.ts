import { matchEqual } from '#core/edit/align';
import type { Patch } from '#core/model/patch';

/** A run of more changed lines than this is treated as a single change. */
const MOST_LINES = 4_000;

/**
 * Patches that turn one text into another, line by line. Lines common to both, in the same order, are in no patch, even between changed lines.
 */
export function lineChanges(before: string, after: string): Patch[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const patches: Patch[] = [];
  let [i, j, at] = [0, 0, 0];
  for (const [nextI, nextJ] of [...matchEqual(old, now), [old.length, now.length] as const]) {
    if (i < nextI || j < nextJ) {
      const removed = old.slice(i, nextI);
      for (const patch of changesOf(removed, now.slice(j, nextJ), at)) patches.push(patch);
      at += lengthOf(removed);
    }
    at += old[nextI]?.length ?? 0;
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return patches;
}

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, { length }) => sum + length, 0);

function changesOf(removed: readonly string[], added: readonly string[], start: number): Patch[] {
  if (removed.length !== added.length || removed.length > MOST_LINES) return [{ start, end: start + lengthOf(removed), text: added.join('') }];
  // as many lines added as removed: they correspond one to one
  let at = start;
  return removed.map((line, index) => {
    at += line.length;
    return changeWithin(line, added[index]!, at - line.length);
  });
}

/** Only the difference within a line, which may be as long as an episode. */
function changeWithin(line: string, other: string, at: number): Patch {
  let head = 0;
  while (head < Math.min(line.length, other.length) && line[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(line.length, other.length) - head && line.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { start: at + head, end: at + line.length - tail, text: other.slice(head, other.length - tail) };
}

/** Lines with their line ends. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));
