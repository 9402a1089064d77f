import { changesOf } from '../changes.ts';
import { idTaken } from '../failure.ts';
import { freeOrder } from '../freeOrder.ts';
import type { Rule } from '../rule.ts';

export const addReference: Rule<'addReference'> = {
  apply(records, { reference }) {
    if (records.get('references', reference.id)) return idTaken('references', reference.id);
    return freeOrder(records, 'references', reference.id, reference.order) ?? {
      ok: true,
      changes: changesOf({ put: { references: [reference] } }),
      inverse: [{ type: 'deleteReference', referenceId: reference.id }],
    };
  },

  touches: ({ reference }) => [{ recordId: reference.id, field: '*', value: reference }],

  needs: ({ reference }) => ({ references: [reference.id], referenceOrders: [reference.order] }),
};
