import type { Records } from '../store/records';

/** How many segments are not as they were imported: others, new, or gone. */
export function countCorrected({ segments }: Records, imported: Records): number {
  let count = 0;
  for (const [id, segment] of segments) {
    const was = imported.segments.get(id);
    if (!was || was.text !== segment.text || was.startMs !== segment.startMs || was.speakerId !== segment.speakerId) count++;
  }
  for (const id of imported.segments.keys()) if (!segments.has(id)) count++;
  return count;
}
