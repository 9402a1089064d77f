import { changesOf } from '../changes.ts';
import { endAfterStart } from '../endAfterStart.ts';
import { notFound } from '../failure.ts';
import type { OperationOf, Rule, Touch } from '../rule.ts';

/** The times of a segment. `timeFrom` is set together with the start. */
export const setTime: Rule<'setTime'> = {
  apply(records, { segmentId, startMs, endMs, timeFrom }) {
    const before = records.get('segments', segmentId);
    if (!before) return notFound('segments', segmentId);
    const source = timeFrom ?? (startMs === undefined ? before.timeFrom : startMs === null ? 'none' : 'turn');
    const after = { ...before, startMs: startMs === undefined ? before.startMs : startMs, timeFrom: source, endMs: endMs === undefined ? before.endMs : endMs };
    const inverse: OperationOf<'setTime'> = { type: 'setTime', segmentId };
    if (startMs !== undefined || timeFrom !== undefined) Object.assign(inverse, { startMs: before.startMs, timeFrom: before.timeFrom });
    if (endMs !== undefined) inverse.endMs = before.endMs;
    return endAfterStart(after) ?? { ok: true, changes: changesOf({ put: { segments: [after] } }), inverse: [inverse] };
  },

  touches({ segmentId, startMs, endMs, timeFrom }) {
    const touched: Touch[] = [];
    if (startMs !== undefined || timeFrom !== undefined) touched.push({ recordId: segmentId, field: 'startMs', value: startMs });
    if (endMs !== undefined) touched.push({ recordId: segmentId, field: 'endMs', value: endMs });
    return touched;
  },

  needs: ({ segmentId }) => ({ segments: [segmentId] }),
};
