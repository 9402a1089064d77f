import type { Word } from '../model/segment.ts';
import { oneLine } from './oneLine.ts';
import type { Transcript } from './transcript.ts';

/** A segment with both times, as timed formats require. */
export interface Cue {
  startMs: number;
  endMs: number;
  speaker: string | null;
  /** One line with white space collapsed, so that no cue contains a blank line. */
  text: string;
  /** The index of the transcript's segment, from 0. */
  segment: number;
}

/** About 200 words a minute; even a very short cue stays readable for a second. */
const MS_PER_CHARACTER = 60;
const SHORTEST_MS = 1_000;

export const readingTime = (text: string): number => Math.max(SHORTEST_MS, text.length * MS_PER_CHARACTER);

/**
 * Places every segment of a transcript in time, in integer milliseconds, for formats that require times.
 *
 * - Start: the segment's own; else that of its first measured word; else the start of the segment before it (0 for the first). Starts never
 *   decrease: one before its predecessor's is raised to it.
 * - End: the segment's own if it is after the start; else the end of its last measured word, likewise; else the next later start, if it belongs to
 *   the very next segment; else the start plus an estimated reading time (60 ms per character, at least one second), cut at the end of the
 *   recording if that is known and later than the start.
 *
 * A segment without words makes no cue. The transcript is not changed: an estimate never becomes a record.
 */
export function cuesOf({ segments, durationMs }: Pick<Transcript, 'segments' | 'durationMs'>): Cue[] {
  const cues: Cue[] = [];
  let latest = 0;
  let [given, speaker]: (string | null)[] = [null, null];
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]!;
    const text = oneLine(segment.text);
    if (text === '') continue;
    latest = Math.max(latest, segment.startMs ?? measured(segment.words?.[0])?.startMs ?? latest);
    if (segment.speaker !== given) [given, speaker] = [segment.speaker, segment.speaker === null ? null : oneLine(segment.speaker) || null];
    cues.push({ startMs: latest, endMs: latest, speaker: speaker!, text, segment: index });
  }
  cues.forEach((cue, at) => {
    const { endMs, words } = segments[cue.segment]!;
    cue.endMs = endMs !== null && endMs > cue.startMs ? endMs : endOf(cue, measured(words?.at(-1))?.endMs, cues[at + 1]?.startMs, durationMs);
  });
  return cues;
}

const measured = (word: Word | undefined): Word | undefined => (word?.estimated ? undefined : word);

/** The end of a cue whose segment has none. */
function endOf({ startMs, text }: Cue, spoken: number | undefined, next: number | undefined, duration: number | null): number {
  if (spoken !== undefined && spoken > startMs) return spoken;
  if (next !== undefined && next > startMs) return next;
  const estimate = startMs + readingTime(text);
  return duration !== null && duration > startMs ? Math.min(estimate, duration) : estimate;
}
