import type { Word } from '../model/segment.ts';
import type { Transcript } from './transcript.ts';

/** A segment with the two times that timed formats demand. */
export interface Cue {
  startMs: number;
  endMs: number;
  speaker: string | null;
  /** One line: white space is collapsed, so no cue holds a blank line. */
  text: string;
  /** Which of the transcript's segments this is, from 0. */
  segment: number;
}

/** About 200 words a minute; a very short cue still stays readable for a second. */
const MS_PER_CHARACTER = 60;
const SHORTEST_MS = 1_000;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const readingTime = (text: string): number => Math.max(SHORTEST_MS, text.length * MS_PER_CHARACTER);

/**
 * Places every segment of a transcript in time, in integer milliseconds, for formats that cannot leave a time out.
 *
 * - Start: the segment's own; without one, that of its first measured word; without that, the start of the segment
 *   before it (0 for the first). Starts never decrease: one that lies before its predecessor's is raised to it.
 * - End: the segment's own, if it lies after the start; else the end of its last measured word, likewise; else the next
 *   later start, if it is the very next segment's; else the start plus an estimated reading time (60 ms a character, at least one second), which is
 *   cut at the end of the recording where that is known and later than the start.
 *
 * A segment without words makes no cue. The transcript is not changed: an estimate never becomes a record.
 */
export function cuesOf({ segments, durationMs }: Pick<Transcript, 'segments' | 'durationMs'>): Cue[] {
  const spoken = segments.map((segment, index) => ({ ...segment, index, text: oneLine(segment.text) })).filter(({ text }) => text !== '');
  let latest = 0;
  const starts = spoken.map(({ startMs, words }) => (latest = Math.max(latest, startMs ?? measured(words?.[0])?.startMs ?? latest)));
  return spoken.map(({ index, endMs, speaker, text, words }, at) => {
    const startMs = starts[at]!;
    const ends = [endMs, measured(words?.at(-1))?.endMs ?? null];
    return { startMs, endMs: endOf(startMs, ends, starts[at + 1], text, durationMs), speaker: speaker === null ? null : oneLine(speaker) || null, text, segment: index };
  });
}

const measured = (word: Word | undefined): Word | undefined => (word?.estimated ? undefined : word);

function endOf(start: number, own: readonly (number | null)[], next: number | undefined, text: string, duration: number | null): number {
  const known = own.find((end) => end !== null && end > start);
  if (known !== undefined && known !== null) return known;
  if (next !== undefined && next > start) return next;
  const estimate = start + readingTime(text);
  return duration !== null && duration > start ? Math.min(estimate, duration) : estimate;
}
