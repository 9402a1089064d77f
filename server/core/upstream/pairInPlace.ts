import { shareMost, wordsOf } from '../notes/write/words.ts';

/** If more than these stand between the same neighbours and are paired with nothing, it is another list. */
const MOST_BESIDE = 20;

/**
 * Completes the pairs of two lists, of which one was made from the other: what is left between the same neighbours on both sides, and has at
 * least half of the words of the shorter in common, is the same, whatever else was changed of it.
 *
 * @param pairs for each of the second list, its counterpart in the first, or undefined
 */
export function pairInPlace<Part>(one: readonly Part[], other: readonly Part[], pairs: readonly (Part | undefined)[], textOf: (part: Part) => string): (Part | undefined)[] {
  const completed = [...pairs];
  const indexes = new Map(one.map((part, index) => [part, index]));
  const paired = new Set(pairs);
  for (let from = 0, before = -1; from < other.length; ) {
    let to = from;
    while (to < other.length && pairs[to] === undefined) to += 1;
    const after = to < other.length ? indexes.get(pairs[to]!)! : one.length;
    const free = one.slice(before + 1, after).filter((part) => !paired.has(part));
    if (to - from <= MOST_BESIDE && free.length <= MOST_BESIDE) {
      for (let index = from; index < to; index += 1) {
        const found = free.findIndex((part) => shareMost(wordsOf(textOf(part)), wordsOf(textOf(other[index]!))));
        if (found >= 0) completed[index] = free.splice(0, found + 1).at(-1);
      }
    }
    [from, before] = [to + 1, after];
  }
  return completed;
}
