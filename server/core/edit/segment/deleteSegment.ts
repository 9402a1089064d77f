import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';

export const deleteSegment: Rule<'deleteSegment'> = {
  apply(records, { segmentId }) {
    const segment = records.get('segments', segmentId);
    if (!segment) return notFound('segments', segmentId);
    return { ok: true, changes: changesOf({ removed: { segments: [segmentId] } }), inverse: [{ type: 'insertSegment', segment }] };
  },

  touches: ({ segmentId }) => [{ recordId: segmentId, field: '*', value: null }],

  // the neighbours too: they become adjacent, and a later operation of the same batch may ask for that
  needs: ({ segmentId }) => ({ segments: [segmentId], around: [segmentId] }),
};
