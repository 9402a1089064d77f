import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import { fieldsSet, fieldTouches } from '../fieldsSet.ts';
import { freeOrder } from '../freeOrder.ts';
import type { Rule } from '../rule.ts';

export const setReference: Rule<'setReference'> = {
  apply(records, { type, referenceId, ...fields }) {
    const before = records.get('references', referenceId);
    if (!before) return notFound('references', referenceId);
    const { after, former } = fieldsSet(before, fields);
    const blocked = fields.order === undefined ? null : freeOrder(records, 'references', referenceId, fields.order);
    return blocked ?? { ok: true, changes: changesOf({ put: { references: [after] } }), inverse: [{ type, referenceId, ...former }] };
  },

  touches: ({ type: _, referenceId, ...fields }) => fieldTouches(referenceId, fields),

  needs: ({ referenceId, order }) => ({ references: [referenceId], referenceOrders: order === undefined ? [] : [order] }),
};
