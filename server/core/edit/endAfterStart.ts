import type { Segment } from '../model/segment.ts';
import { formatTimestamp } from '../time/timestamp.ts';
import { failed, type Failed } from './failure.ts';

/** Checks that a segment with both times ends after it starts; the database enforces this too. Null if it holds. */
export function endAfterStart({ id, startMs, endMs }: Segment): Failed | null {
  if (startMs === null || endMs === null || endMs > startMs) return null;
  return failed('end-not-after-start', id, `The segment would start at ${formatTimestamp(startMs)} and end at ${formatTimestamp(endMs)}: give it an end after its start, or none.`, 'endMs');
}
