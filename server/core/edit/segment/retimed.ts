import type { Id } from '../../model/id.ts';
import type { Segment } from '../../model/segment.ts';
import type { RecordsReader } from '../records.ts';
import type { Touch } from '../rule.ts';

/** A segment with all its times moved, including its words'; an unknown time stays unknown. */
export function retimed(segment: Segment, move: (ms: number) => number): Segment {
  const known = (ms: number | null): number | null => (ms === null ? null : move(ms));
  return {
    ...segment,
    startMs: known(segment.startMs),
    endMs: known(segment.endMs),
    words: segment.words && segment.words.map((word) => ({ ...word, startMs: move(word.startMs), endMs: move(word.endMs) })),
  };
}

/** The touches of moving all times of segments. */
export const timeTouches = (segmentIds: readonly Id[], records: RecordsReader): Touch[] =>
  [...new Set(segmentIds)].flatMap((recordId) => {
    const fields = records.get('segments', recordId)?.words ? ['startMs', 'endMs', 'words'] : ['startMs', 'endMs'];
    return fields.map((field) => ({ recordId, field }));
  });
