import { formatClock, formatTimestamp } from '../../time/timestamp.ts';

/** One change, for people: what, where, from, to. `before` is null for what is new, `after` for what is gone. */
export interface ChangeDetail {
  field: string;
  place: string;
  before: string | null;
  after: string | null;
}

/** A time as people write it; with milliseconds only where there are some. */
export const timeWords = (ms: number | null): string | null => (ms === null ? null : ms % 1000 === 0 ? formatTimestamp(ms) : formatClock(ms, '.'));

const AROUND = 40;
const LONG = 160;
/** Half of a pair that a cut went through. */
const LONE = /\p{Surrogate}/gu;

/** Both texts cut to where they differ, with a little around it; short ones stay whole. */
export function excerpts(before: string, after: string): [string, string] {
  if (before.length <= LONG && after.length <= LONG) return [before, after];
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const cut = (text: string): string => {
    const [from, to] = [Math.max(0, head - AROUND), Math.min(text.length, text.length - tail + AROUND)];
    return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`.replace(LONE, '');
  };
  return [cut(before), cut(after)];
}

/** The beginning of a text, for naming what was added or removed. */
export const beginning = (text: string): string => (text.length <= LONG ? text : `${text.slice(0, LONG)}…`.replace(LONE, ''));
