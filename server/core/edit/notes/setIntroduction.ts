import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';

export const setIntroduction: Rule<'setIntroduction'> = {
  apply(records, { type, episodeId, introduction }) {
    const before = records.get('notes', episodeId);
    if (!before) return notFound('notes', episodeId);
    return { ok: true, changes: changesOf({ put: { notes: [{ ...before, introduction }] } }), inverse: [{ type, episodeId, introduction: before.introduction }] };
  },

  touches: ({ episodeId, introduction }) => [{ recordId: episodeId, field: 'introduction', value: introduction }],

  needs: ({ episodeId }) => ({ notes: [episodeId] }),
};
