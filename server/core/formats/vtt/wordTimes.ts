import type { Word } from '../../model/segment.ts';
import { formatClock } from '../../time/timestamp.ts';
import type { Caption } from '../captions.ts';
import { escaped } from './escape.ts';

/** The times written before and after a word; null if not needed. A word without `timed` counts as estimated. */
interface Stamps {
  timed: boolean;
  before: number | null;
  after: number | null;
}

const UNTIMED: Stamps = { timed: false, before: null, after: null };

const stamp = (ms: number): string => `<${formatClock(ms)}>`;

/**
 * The lines of a caption with the times of its measured words (§ 4.2.2): each word's start before it and its end after it. One time
 * serves for both if a word follows without a pause, and none is written where the cue itself begins or ends. Words with estimated
 * times are put in `<c.estimated>`, so that none is read as measured. Times between words must lie inside the cue and ascend: a word
 * that cannot get one within a millisecond of its own counts as estimated, and a word that overlaps the next ends where that begins.
 */
export function linesWithTimes({ lines, words, startMs, endMs }: Caption): string {
  if (!words?.some(({ estimated }) => !estimated)) return lines.map(escaped).join('\n');
  const stamps = stampsOf(words, startMs, endMs);
  const breaks = lineStarts(lines);
  const pieces: string[] = [];
  words.forEach(({ text }, index) => {
    const { timed, before } = stamps[index]!;
    const last = stamps[index - 1];
    const follows = timed && before === null && last?.after !== null && last?.after !== undefined;
    if (last?.after != null && !follows) pieces.push(stamp(last.after));
    if (index > 0) pieces.push(breaks.has(index) ? '\n' : ' ');
    if (follows) pieces.push(stamp(last.after!));
    if (before !== null) pieces.push(stamp(before));
    if (!timed && last?.timed !== false) pieces.push('<c.estimated>');
    pieces.push(escaped(text));
    if (!timed && stamps[index + 1]?.timed !== false) pieces.push('</c>');
  });
  const after = stamps.at(-1)!.after;
  if (after !== null) pieces.push(stamp(after));
  return pieces.join('');
}

/** The indexes of the words that begin a line. */
function lineStarts(lines: readonly string[]): Set<number> {
  let at = 0;
  return new Set(lines.map((line) => {
    const from = at;
    at += line.split(' ').length;
    return from;
  }));
}

function stampsOf(words: readonly Word[], startMs: number, endMs: number): Stamps[] {
  let latest = startMs;
  /** The time that the next word would be read as having without one of its own. */
  let here: number | null = startMs;
  return words.map((word, index) => {
    const found = stampsOfWord(word, words[index + 1], { latest, here, endMs });
    if (found.timed) {
      latest = found.after ?? endMs;
      here = latest;
    } else here = null;
    return found;
  });
}

interface Room {
  latest: number;
  here: number | null;
  endMs: number;
}

function stampsOfWord(word: Word, next: Word | undefined, { latest, here, endMs }: Room): Stamps {
  if (word.estimated) return UNTIMED;
  const begins = word.startMs === here ? null : nearest(word.startMs, latest + 1, endMs - 1);
  const isAtHere = begins !== null && Number.isNaN(begins) && here !== null && Math.abs(word.startMs - here) <= 1;
  if (begins !== null && Number.isNaN(begins) && !isAtHere) return UNTIMED;
  const before = isAtHere ? null : begins;
  const start = before ?? here!;
  const end = next && !next.estimated && next.startMs >= word.startMs ? Math.min(word.endMs, next.startMs) : word.endMs;
  if (!next && end === endMs) return { timed: true, before, after: null };
  const after = nearest(end, start + 1, endMs - 1);
  if (!Number.isNaN(after)) return { timed: true, before, after };
  return !next && Math.abs(end - endMs) <= 1 ? { timed: true, before, after: null } : UNTIMED;
}

/** The time within the bounds that is this one, or at most a millisecond away; NaN if there is none. */
function nearest(ms: number, from: number, to: number): number {
  const within = Math.min(Math.max(ms, from), to);
  return within >= from && Math.abs(within - ms) <= 1 ? within : NaN;
}
