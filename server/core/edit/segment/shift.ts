import type { Segment } from '../../model/segment.ts';
import { Ms } from '../../model/id.ts';
import { formatTimestamp } from '../../time/timestamp.ts';
import { changesOf } from '../changes.ts';
import { failed, notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';
import { retimed, timeTouches } from './retimed.ts';

const LAST_MS = Ms.maxValue ?? Infinity;

/** Moves all times of the segments by the same offset; unknown times stay unknown. Either all move or none. */
export const shift: Rule<'shift'> = {
  apply(records, { segmentIds, byMs }) {
    const moved: Segment[] = [];
    for (const id of new Set(segmentIds)) {
      const segment = records.get('segments', id);
      if (!segment) return notFound('segments', id);
      const outside = timesOf(segment).find((ms) => ms + byMs < 0 || ms + byMs > LAST_MS);
      if (outside !== undefined) {
        return failed('time-out-of-range', id, `${formatTimestamp(outside)} would move ${byMs < 0 ? 'before the start of the episode' : 'past the last time that can be kept'}: shift by less.`, 'startMs');
      }
      moved.push(retimed(segment, (ms) => ms + byMs));
    }
    return { ok: true, changes: changesOf({ put: { segments: moved } }), inverse: [{ type: 'shift', segmentIds, byMs: 0 - byMs }] };
  },

  touches: ({ segmentIds }, records) => timeTouches(segmentIds, records),

  needs: ({ segmentIds }) => ({ segments: segmentIds }),
};

function timesOf({ startMs, endMs, words }: Segment): number[] {
  return [startMs, endMs, ...(words ?? []).flatMap((word) => [word.startMs, word.endMs])].filter((ms) => ms !== null);
}
