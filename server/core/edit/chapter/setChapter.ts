import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import { fieldsSet, fieldTouches } from '../fieldsSet.ts';
import type { Rule } from '../rule.ts';

export const setChapter: Rule<'setChapter'> = {
  apply(records, { type, chapterId, ...fields }) {
    const before = records.get('chapters', chapterId);
    if (!before) return notFound('chapters', chapterId);
    const { after, former } = fieldsSet(before, fields);
    return { ok: true, changes: changesOf({ put: { chapters: [after] } }), inverse: [{ type, chapterId, ...former }] };
  },

  touches: ({ type: _, chapterId, ...fields }) => fieldTouches(chapterId, fields),

  needs: ({ chapterId }) => ({ chapters: [chapterId] }),
};
