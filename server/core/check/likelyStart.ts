import { formatTimestamp, parseTimestamp } from '../time/timestamp.ts';

const HOUR = 3_600_000;

/** A start that was probably meant, and what went wrong with it. */
export interface LikelyStart {
  startMs: number;
  why: string;
}

/**
 * The start probably meant by one that cannot be right: the same with a different hour, with two digits swapped back, or with one digit
 * changed, if that lies between the starts around it; of several, the one nearest to the expected start.
 *
 * @returns null if no typing slip explains it
 */
export function likelyStart(wrongMs: number, afterMs: number, beforeMs: number, expectedMs: number): LikelyStart | null {
  const nearest = (all: readonly (number | null)[]): number | undefined =>
    all.filter((ms): ms is number => ms !== null && ms > afterMs && ms < beforeMs).sort((a, b) => Math.abs(a - expectedMs) - Math.abs(b - expectedMs))[0];
  const hours = nearest([1, 2, 3, -1, -2, -3].map((count) => wrongMs + count * HOUR));
  if (hours !== undefined) return { startMs: hours, why: 'with another hour' };
  const written = formatTimestamp(wrongMs).replace(/^\d:/u, '0$&');
  const swapped = nearest(swaps(written).map(parseTimestamp));
  if (swapped !== undefined) return { startMs: swapped, why: 'two digits swapped' };
  const other = nearest(otherDigits(written).map(parseTimestamp));
  return other === undefined ? null : { startMs: other, why: 'one digit changed' };
}

const swaps = (time: string): string[] => {
  const digits = [...time.matchAll(/\d/gu)].map(({ index }) => index);
  return digits.slice(1).flatMap((at, place) => {
    const before = digits[place]!;
    return time[at] === time[before] ? [] : [time.slice(0, before) + time[at]! + time.slice(before + 1, at) + time[before]! + time.slice(at + 1)];
  });
};

const otherDigits = (time: string): string[] =>
  [...time.matchAll(/\d/gu)].flatMap(({ index, 0: digit }) => [...'0123456789'].filter((other) => other !== digit).map((other) => time.slice(0, index) + other + time.slice(index + 1)));
