import { alignWords } from '../align.ts';
import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { Rule } from '../rule.ts';

/** New words for a segment. Where it has word times and the operation brings none, the words that stay keep theirs. */
export const setText: Rule<'setText'> = {
  apply(records, { segmentId, text, words }) {
    const before = records.get('segments', segmentId);
    if (!before) return notFound('segments', segmentId);
    const after = { ...before, text, words: words === undefined ? before.words && alignWords(before.words, text) : words };
    return {
      ok: true,
      changes: changesOf({ put: { segments: [after] } }),
      inverse: [{ type: 'setText', segmentId, text: before.text, words: before.words }],
    };
  },

  touches({ segmentId, text, words }, records) {
    const timed = words !== undefined || records.get('segments', segmentId)?.words;
    return [{ recordId: segmentId, field: 'text', value: text }, ...(timed ? [{ recordId: segmentId, field: 'words', value: words }] : [])];
  },

  needs: ({ segmentId }) => ({ segments: [segmentId] }),
};
