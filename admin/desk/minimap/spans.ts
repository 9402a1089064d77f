import type { Id } from '#core/model/id';
import { startsOf } from '../player/spokenAt';
import type { Records } from '../store/records';

export interface Span {
  fromMs: number;
  toMs: number;
  speakerId: Id | null;
}

/** How long the episode is at least: its recording, its last segment, its last chapter. */
export function lengthMs({ segments, chapters }: Pick<Records, 'segments' | 'chapters'>, durationMs: number | null): number {
  let length = durationMs ?? 0;
  for (const { startMs, endMs } of segments.values()) length = Math.max(length, endMs ?? startMs ?? 0);
  for (const { startMs } of chapters.values()) length = Math.max(length, startMs);
  return length;
}

/** Who speaks from when to when; each until the next begins. */
export function spansOf(records: Pick<Records, 'segments' | 'chapters'>, durationMs: number | null): Span[] {
  const starts = startsOf([...records.segments.values()]);
  const end = lengthMs(records, durationMs);
  return starts.map(({ id, startMs }, i) => {
    const segment = records.segments.get(id)!;
    return { fromMs: startMs, toMs: segment.endMs ?? starts[i + 1]?.startMs ?? Math.min(end, startMs + 30_000), speakerId: segment.speakerId };
  });
}
