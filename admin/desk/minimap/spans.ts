import type { Id } from '#core/model/id';
import type { Records } from '../store/records';

/** Who speaks from when to when. */
export interface Span {
  id: Id;
  fromMs: number;
  toMs: number;
  speakerId: Id | null;
}

/** The last segment is given so long, where nobody says when it ends. */
const LAST_MS = 30_000;

/** How long the episode is at least: its recording, its last segment, its last chapter. */
export function lengthMs({ segments, chapters }: Pick<Records, 'segments' | 'chapters'>, durationMs: number | null): number {
  let length = durationMs ?? 0;
  for (const { startMs, endMs } of segments.values()) length = Math.max(length, endMs ?? startMs ?? 0);
  for (const { startMs } of chapters.values()) length = Math.max(length, startMs);
  return length;
}

/** Segments that have a time, by their starts; each until its end, else until the next begins. */
export function spansOf({ segments }: Pick<Records, 'segments'>): Span[] {
  const timed = [...segments.values()].filter((segment): segment is typeof segment & { startMs: number } => segment.startMs !== null).sort((a, b) => a.startMs - b.startMs);
  return timed.map(({ id, startMs, endMs, speakerId }, i) => ({ id, fromMs: startMs, toMs: endMs ?? timed[i + 1]?.startMs ?? startMs + LAST_MS, speakerId }));
}
