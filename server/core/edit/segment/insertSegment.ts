import { changesOf } from '../changes.ts';
import { endAfterStart } from '../endAfterStart.ts';
import { idTaken, notFound } from '../failure.ts';
import { freeOrder } from '../freeOrder.ts';
import type { Rule } from '../rule.ts';

export const insertSegment: Rule<'insertSegment'> = {
  apply(records, { segment }) {
    const { id, order, speakerId } = segment;
    if (records.get('segments', id)) return idTaken('segments', id);
    if (speakerId !== null && !records.get('speakers', speakerId)) return notFound('speakers', speakerId);
    return freeOrder(records, 'segments', id, order) ?? endAfterStart(segment) ?? {
      ok: true,
      changes: changesOf({ put: { segments: [segment] } }),
      inverse: [{ type: 'deleteSegment', segmentId: id }],
    };
  },

  touches: ({ segment }) => [{ recordId: segment.id, field: '*', value: segment }],

  needs: ({ segment: { id, order, speakerId } }) => ({ segments: [id], segmentOrders: [order], speakers: speakerId === null ? [] : [speakerId] }),
};
