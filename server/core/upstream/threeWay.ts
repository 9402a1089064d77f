import { sameValue } from '../edit/sameValue.ts';
import { finer, SECOND_MS } from '../time/finer.ts';
import { isAlong } from './shifts.ts';

export interface Merged<T> {
  value: T;
  /** Changed on both sides, to different values; `value` is ours then. */
  conflict: boolean;
}

/** What was changed on one side only is taken from there; the same on both sides is no conflict. */
export function threeWay<T>(base: T, ours: T, theirs: T): Merged<T> {
  if (sameValue(ours, theirs) || sameValue(theirs, base)) return { value: ours, conflict: false };
  return sameValue(ours, base) ? { value: theirs, conflict: false } : { value: ours, conflict: true };
}

/**
 * The same for a time. Of two that agree the finer one is kept. Ours may say the second of the base more finely, which is no other time:
 * then it follows upstream and stays as fine. A time that upstream moved along with all around it is corrected still: it moves along, too.
 *
 * @param shiftMs by how much upstream moved what is around it
 */
export function threeWayMs(base: number | null, ours: number | null, theirs: number | null, shiftMs = 0): Merged<number | null> {
  if (ours !== null && theirs !== null && theirs !== base) {
    const both = finer(ours, theirs, SECOND_MS);
    if (both !== null) return { value: both, conflict: false };
  }
  if (base !== null && ours !== null && theirs !== null && (finer(ours, base, SECOND_MS) === ours || isAlong(theirs - base, shiftMs)) && theirs + (ours - base) >= 0) return { value: theirs + (ours - base), conflict: false };
  return threeWay(base, ours, theirs);
}
