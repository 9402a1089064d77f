import { changesOf } from '../changes.ts';
import { idTaken } from '../failure.ts';
import type { Rule } from '../rule.ts';

export const addChapter: Rule<'addChapter'> = {
  apply(records, { chapter }) {
    if (records.get('chapters', chapter.id)) return idTaken('chapters', chapter.id);
    return { ok: true, changes: changesOf({ put: { chapters: [chapter] } }), inverse: [{ type: 'deleteChapter', chapterId: chapter.id }] };
  },

  touches: ({ chapter }) => [{ recordId: chapter.id, field: '*', value: chapter }],

  needs: ({ chapter }) => ({ chapters: [chapter.id] }),
};
