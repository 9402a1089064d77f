import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';

export const deleteReference: Rule<'deleteReference'> = {
  apply(records, { referenceId }) {
    const reference = records.get('references', referenceId);
    if (!reference) return notFound('references', referenceId);
    return { ok: true, changes: changesOf({ removed: { references: [referenceId] } }), inverse: [{ type: 'addReference', reference }] };
  },

  touches: ({ referenceId }) => [{ recordId: referenceId, field: '*', value: null }],

  needs: ({ referenceId }) => ({ references: [referenceId] }),
};
