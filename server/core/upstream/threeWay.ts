import { sameValue } from '../edit/sameValue.ts';

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

const WHOLE = 1_000;

/**
 * The same for a time. Ours may say the second of the base more finely, which is no other time: then it follows upstream and stays as
 * fine. Likewise ours stays where it agrees with theirs, and is finer.
 */
export function threeWayMs(base: number | null, ours: number | null, theirs: number | null): Merged<number | null> {
  if (ours !== null && theirs !== null && theirs !== base && isFiner(ours, theirs)) return { value: ours, conflict: false };
  if (base !== null && ours !== null && theirs !== null && isFiner(ours, base)) return { value: theirs + (ours - base), conflict: false };
  return threeWay(base, ours, theirs);
}

const isFiner = (fine: number, coarse: number): boolean => coarse % WHOLE === 0 && fine - coarse >= 0 && fine - coarse < WHOLE;
