import type { Patch, Range } from '../model/patch.ts';
import { clockLike, clocksOn } from './clockLike.ts';
import type { NewCue, PlacedCue } from './placed.ts';

/** A cue of a caption file as lines: an identifier or number, the times, the words. Offsets are in text with LF line ends. */
export interface CaptionBlock {
  /** The identifier or number if there is one, else the times. */
  start: number;
  /** The line with the times. */
  timesAt: number;
  words: Range;
}

/** Where the times of a cue are, if they are written in a form we can write. */
export function placeTimes(text: string, timesAt: number): Pick<PlacedCue, 'start' | 'end'> {
  const newline = text.indexOf('\n', timesAt);
  const found = clocksOn(text.slice(timesAt, newline < 0 ? text.length : newline));
  const moved = ({ start, end }: Range): Range => ({ start: start + timesAt, end: end + timesAt });
  return found ? { start: moved(found.start), end: moved(found.end) } : { start: null, end: null };
}

/** The line of a cue's times, with settings, with other times in the same form. */
export function timesLine(text: string, { timesAt }: CaptionBlock, { start, end }: Pick<PlacedCue, 'start' | 'end'>, times: Pick<NewCue, 'startMs' | 'endMs'>): string | null {
  if (!start || !end) return null;
  const newline = text.indexOf('\n', timesAt);
  const [from, to] = [clockLike(times.startMs, text.slice(start.start, start.end)), clockLike(times.endMs, text.slice(end.start, end.end))];
  if (from === null || to === null) return null;
  return `${text.slice(timesAt, start.start)}${from}${text.slice(start.end, end.start)}${to}${text.slice(end.end, newline < 0 ? text.length : newline)}`;
}

/** What was read of each cue, by the line of its times. */
export function byLine<Cue extends { line?: number }>(spoken: readonly Cue[]): Map<number, Cue[]> {
  const lines = new Map<number, Cue[]>();
  for (const cue of spoken) {
    const same = lines.get(cue.line!);
    if (same) same.push(cue);
    else lines.set(cue.line!, [cue]);
  }
  return lines;
}

/** Removes a cue with the blank lines below it. */
export function removeBlock(text: string, { start, words }: CaptionBlock): Patch {
  let end = words.end;
  while (end < text.length && /[ \t]/.test(text[end]!)) end += 1;
  while (text[end] === '\n') end += 1;
  return { start, end, text: '' };
}
