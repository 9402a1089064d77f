import type { Pair } from './pair.ts';

/**
 * Pairs the common values of two short lists of numbers: as many pairs as possible, and among those, the choice that an editor would
 * mark with the fewest pen strokes (a replaced value is one stroke, not a removal and an addition). Time and memory grow with the
 * product of the lengths.
 *
 * @returns pairs of indexes, both increasing
 */
export function fewestStrokes(a: Int32Array, b: Int32Array): Pair[] {
  if (a.length === 0 || b.length === 0) return [];
  // one more pair outweighs any number of replacements
  const stroke = a.length + b.length + 1;
  const replacement = 2 * stroke - 1;
  const width = b.length + 1;
  const costs = new Int32Array((a.length + 1) * width);
  for (let j = b.length - 1; j >= 0; j--) costs[a.length * width + j] = (b.length - j) * stroke;
  for (let i = a.length - 1; i >= 0; i--) {
    costs[i * width + b.length] = (a.length - i) * stroke;
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const both = costs[at + width + 1]! + (a[i] === b[j] ? 0 : replacement);
      const one = Math.min(costs[at + width]!, costs[at + 1]!) + stroke;
      costs[at] = Math.min(both, one);
    }
  }
  const pairs: Pair[] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    const at = i * width + j;
    if (costs[at] === costs[at + width]! + stroke) i++;
    else if (costs[at] === costs[at + 1]! + stroke) j++;
    else {
      if (a[i] === b[j]) pairs.push([i, j]);
      i++;
      j++;
    }
  }
  return pairs;
}
