import type { SingleOperation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Span } from '../minimap/spans';
import type { Records } from '../store/records';

/** Where a segment's start may be moved without passing another's, in milliseconds. */
export function limitsOf(turns: readonly Span[], place: number, durationMs: number): { fromMs: number; toMs: number } {
  const { toMs } = turns[place]!;
  const [before, after] = [turns[place - 1], turns[place + 1]];
  return { fromMs: before ? before.fromMs + 1 : 0, toMs: Math.max(0, (after ? Math.min(after.fromMs, toMs) : Math.max(toMs, durationMs)) - 1) };
}

/** The edit that moves a segment's start; the end of the segment before it goes along where it was the same moment. */
export function movedStart(segments: Records['segments'], beforeId: Id | null, id: Id, startMs: number): SingleOperation[] {
  const before = beforeId === null ? undefined : segments.get(beforeId);
  const meets = before?.endMs != null && before.endMs === segments.get(id)?.startMs;
  return [{ type: 'setTime', segmentId: id, startMs }, ...(meets ? [{ type: 'setTime' as const, segmentId: before.id, endMs: startMs }] : [])];
}
