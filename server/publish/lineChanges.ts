import { matchEqual } from '#core/edit/align';
import type { Patch } from '#core/model/patch';

/** So many lines in a row that are all others are one change, from the first to the last. */
const MOST_LINES = 4_000;

/**
 * What turns one text into another, line by line: patches of the first. Lines that both have, in the same order, are no part of any, also
 * between two that came or went.
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
  // as many lines in as out: each stands for the one in its place
  let at = start;
  return removed.map((line, index) => {
    at += line.length;
    return changeWithin(line, added[index]!, at - line.length);
  });
}

/** Only what differs inside of a line, which may be an episode long. */
function changeWithin(line: string, other: string, at: number): Patch {
  let head = 0;
  while (head < Math.min(line.length, other.length) && line[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(line.length, other.length) - head && line.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return { start: at + head, end: at + line.length - tail, text: other.slice(head, other.length - tail) };
}

/** With their ends. */
const linesOf = (text: string): string[] => (text === '' ? [] : text.split(/(?<=\n)/));
