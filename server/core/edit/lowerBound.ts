/**
 * The first of `length` places in a row for which something holds, as it does for all behind it; `length` where it holds for none. Looks at
 * as many as it takes to halve the row down to one.
 */
export function lowerBound(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
