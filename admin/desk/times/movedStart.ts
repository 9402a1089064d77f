import type { Operation, SingleOperation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Records } from '../store/records';

/**
 * The edit that moves a segment's start, however far. The end of the segment before moves along if it was the same moment. If the start reaches or
 * passes the segment's own end, that becomes the start of the next segment, or unknown if the next one is not later.
 */
export function movedStart(segments: Records['segments'], beforeId: Id | null, id: Id, afterId: Id | null, startMs: number): Operation {
  const segment = segments.get(id)!;
  const before = beforeId === null ? undefined : segments.get(beforeId);
  const nextMs = (afterId === null ? null : segments.get(afterId)?.startMs) ?? null;
  const passes = segment.endMs !== null && startMs >= segment.endMs;
  const meets = before?.endMs != null && before.endMs === segment.startMs && startMs > (before.startMs ?? -1);
  const own: SingleOperation = { type: 'setTime', segmentId: id, startMs, ...(passes && { endMs: nextMs !== null && nextMs > startMs ? nextMs : null }) };
  return meets ? { type: 'batch', operations: [own, { type: 'setTime', segmentId: before.id, endMs: startMs }] } : own;
}
