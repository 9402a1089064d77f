import { type Words, common, wordsOf } from './words.ts';

/** From this likeness on, one text is a corrected version of the other. */
const ALIKE = 0.3;
/** With more pairs than this, texts are only compared in order. */
const MAX_PAIRS = 10_000;

/** Which text became which: indexes into both lists, in order; null if a text is gone or new. */
export type Aligned = [before: number | null, after: number | null][];

/** Aligns two lists of texts so that those that stay, or are only corrected, keep their place; texts without a counterpart are paired in order. */
export function align(before: readonly string[], after: readonly string[]): Aligned {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const pairs = left.length * right.length > MAX_PAIRS ? [] : likes(left, right);
  const found: Aligned = Array.from({ length: head }, (_, index) => [index, index]);
  let [i, j] = [0, 0];
  for (const [to, at] of [...pairs, [left.length, right.length] as const]) {
    while (i < to || j < at) found.push([i < to ? head + i++ : null, j < at ? head + j++ : null]);
    if (to < left.length) found.push([head + i++, head + j++]);
  }
  for (let index = 0; index < tail; index += 1) found.push([before.length - tail + index, after.length - tail + index]);
  return found;
}

/** The pairs, in order, with the greatest total likeness. */
function likes(left: readonly string[], right: readonly string[]): [number, number][] {
  const [a, b] = [left.map(wordsOf), right.map(wordsOf)];
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  const alike = new Float64Array(left.length * right.length);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const likeness = left[i] === right[j] ? 2 : likenessOf(a[i]!, b[j]!);
      alike[i * right.length + j] = likeness;
      const paired = likeness >= ALIKE ? best[(i + 1) * width + j + 1]! + likeness : 0;
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const likeness = alike[i * right.length + j]!;
    if (likeness >= ALIKE && best[i * width + j] === best[(i + 1) * width + j + 1]! + likeness) pairs.push([i++, j++]);
    else if (best[i * width + j] === best[(i + 1) * width + j]) i += 1;
    else j += 1;
  }
  return pairs;
}

/** The share of words that two texts have in common. */
const likenessOf = (a: Words, b: Words): number => (a.size + b.size === 0 ? 0 : (2 * common(a, b)) / (a.size + b.size));
