/**
 * The first index below `length` at which something holds, given that it holds at all later ones too; `length` if it holds at none. A
 * binary search.
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
