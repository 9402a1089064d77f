import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';

export const deleteChapter: Rule<'deleteChapter'> = {
  apply(records, { chapterId }) {
    const chapter = records.get('chapters', chapterId);
    if (!chapter) return notFound('chapters', chapterId);
    return { ok: true, changes: changesOf({ removed: { chapters: [chapterId] } }), inverse: [{ type: 'addChapter', chapter }] };
  },

  touches: ({ chapterId }) => [{ recordId: chapterId, field: '*', value: null }],

  needs: ({ chapterId }) => ({ chapters: [chapterId] }),
};
