import { Segment, type Word } from '../../model/segment.ts';
import { changesOf } from '../changes.ts';
import { endAfterStart } from '../endAfterStart.ts';
import { failed, notFound } from '../failure.ts';
import type { SingleOperation } from '../operation.ts';
import type { Rule } from '../rule.ts';

const LONGEST = Segment.shape.text.maxLength ?? Infinity;

/** Two neighbours become the first of them. It keeps its heading, or takes the second one's, which would otherwise be lost. */
export const merge: Rule<'merge'> = {
  apply(records, { segmentId, intoId }) {
    const [first, second] = [records.get('segments', intoId), records.get('segments', segmentId)];
    if (!first) return notFound('segments', intoId);
    if (!second) return notFound('segments', segmentId);
    if (records.before('segments', second.order)?.id !== intoId) {
      return failed('not-adjacent', segmentId, `${intoId} does not stand directly before ${segmentId}: only neighbours can be merged.`, 'order');
    }
    const text = [first.text, second.text].filter((part) => part !== '').join(' ');
    if (text.length > LONGEST) return failed('too-long', intoId, `The merged text would have ${text.length} characters; a segment holds at most ${LONGEST}.`, 'text');
    const merged = { ...first, text, words: joinWords(first, second), endMs: second.endMs, heading: first.heading ?? second.heading };
    return endAfterStart(merged) ?? {
      ok: true,
      changes: changesOf({ put: { segments: [merged] }, removed: { segments: [segmentId] } }),
      inverse: twoAgain(first, second),
    };
  },

  touches({ segmentId, intoId }, records) {
    const [first, second] = [records.get('segments', intoId), records.get('segments', segmentId)];
    const fields = ['text', 'endMs', ...(first?.words || second?.words ? ['words'] : []), ...(second && second.heading !== null ? ['heading'] : [])];
    return [...fields.map((field) => ({ recordId: intoId, field })), { recordId: segmentId, field: '*', value: null }];
  },

  needs: ({ segmentId, intoId }) => ({ segments: [segmentId, intoId], around: [segmentId, intoId] }),
};

/** Word times are kept only if they cover the whole text: times for half of it would be taken for all. */
function joinWords(first: Segment, second: Segment): Word[] | null {
  if (first.words && second.words) return [...first.words, ...second.words];
  if (second.text.trim() === '') return first.words;
  return first.text.trim() === '' ? second.words : null;
}

/** No operation sets only a heading, so if the heading moved, the first segment is removed and inserted again. */
function twoAgain(first: Segment, second: Segment): SingleOperation[] {
  const { id: segmentId, text, words, endMs } = first;
  const restored: SingleOperation[] = first.heading === null && second.heading !== null
    ? [{ type: 'deleteSegment', segmentId }, { type: 'insertSegment', segment: first }]
    : [{ type: 'setText', segmentId, text, words }];
  if (restored.length === 1 && second.endMs !== endMs) restored.push({ type: 'setTime', segmentId, endMs });
  return [...restored, { type: 'insertSegment', segment: second }];
}
