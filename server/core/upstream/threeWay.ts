import { sameValue } from '../edit/sameValue.ts';
import { finer, SECOND_MS } from '../time/finer.ts';
import { isAlong } from './shifts.ts';

export interface Merged<T> {
  value: T;
  /** Changed differently on both sides; `value` is then ours. */
  conflict: boolean;
}

/** A change of one side is taken; the same change on both sides is not a conflict. */
export function threeWay<T>(base: T, ours: T, theirs: T): Merged<T> {
  if (sameValue(ours, theirs) || sameValue(theirs, base)) return { value: ours, conflict: false };
  return sameValue(ours, base) ? { value: theirs, conflict: false } : { value: ours, conflict: true };
}

/**
 * The same for a time. Of two that agree, the finer one is kept. If ours is a finer version of the base's second, it counts as unchanged:
 * it follows upstream and stays as fine. A corrected time that upstream moved along with everything around it stays corrected, and moves
 * along too.
 *
 * @param shiftMs how far upstream moved its surroundings
 */
export function threeWayMs(base: number | null, ours: number | null, theirs: number | null, shiftMs = 0): Merged<number | null> {
  if (ours !== null && theirs !== null && theirs !== base) {
    const both = finer(ours, theirs, SECOND_MS);
    if (both !== null) return { value: both, conflict: false };
  }
  if (base !== null && ours !== null && theirs !== null && (finer(ours, base, SECOND_MS) === ours || isAlong(theirs - base, shiftMs)) && theirs + (ours - base) >= 0) return { value: theirs + (ours - base), conflict: false };
  return threeWay(base, ours, theirs);
}
