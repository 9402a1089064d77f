import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

/**
 * A key that sorts (by code unit) after `a` and before `b`; null stands for the start or the end.
 *
 * @throws Error when `a` is not before `b`, or one of them is not one of our keys (see `isOrderKey`)
 */
export function keyBetween(a: string | null, b: string | null): string {
  if (a !== null && b !== null && a >= b) throw new Error(`no key fits between ${a} and ${b}: the first must sort before the second`);
  return generateKeyBetween(a, b);
}

/** `count` keys in order, all between `a` and `b`, as short as possible. Throws like `keyBetween`. */
export function keysBetween(a: string | null, b: string | null, count: number): string[] {
  if (a !== null && b !== null && a >= b) throw new Error(`no keys fit between ${a} and ${b}: the first must sort before the second`);
  return generateNKeysBetween(a, b, count);
}

/** Whether keys can be made before and after this one. Not every string of letters and digits qualifies: the first letter encodes the length. */
export function isOrderKey(key: string): boolean {
  try {
    generateKeyBetween(key, null);
    generateKeyBetween(null, key);
    return true;
  } catch {
    return false;
  }
}
