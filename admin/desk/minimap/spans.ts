import type { Id } from '#core/model/id';
import type { Records } from '../store/records';

/** Who speaks from when to when. */
export interface Span {
  id: Id;
  fromMs: number;
  toMs: number;
  speakerId: Id | null;
}

/** The assumed length of the last segment if its end is unknown. */
const LAST_MS = 30_000;

/** The least that the episode can last, judging by its recording, its last segment and its last chapter. */
export function lengthMs({ segments, chapters }: Pick<Records, 'segments' | 'chapters'>, durationMs: number | null): number {
  let length = durationMs ?? 0;
  for (const { startMs, endMs } of segments.values()) length = Math.max(length, endMs ?? startMs ?? 0);
  for (const { startMs } of chapters.values()) length = Math.max(length, startMs);
  return length;
}

/** Segments with a time, in order of their starts. Each lasts until its end, or else until the next begins. */
export function spansOf({ segments }: Pick<Records, 'segments'>): Span[] {
  const timed = [...segments.values()].filter((segment): segment is typeof segment & { startMs: number } => segment.startMs !== null).sort((a, b) => a.startMs - b.startMs);
  return timed.map(({ id, startMs, endMs, speakerId }, i) => ({ id, fromMs: startMs, toMs: endMs ?? timed[i + 1]?.startMs ?? startMs + LAST_MS, speakerId }));
}
