import type { Segment } from '../../model/segment.ts';
import { changesOf } from '../changes.ts';
import { endAfterStart } from '../endAfterStart.ts';
import { failed, idTaken, notFound } from '../failure.ts';
import { freeOrder } from '../freeOrder.ts';
import type { SingleOperation } from '../operation.ts';
import type { Rule } from '../rule.ts';
import { splitWords } from '../splitWords.ts';

/** One segment becomes two by the same speaker. Either half may be empty: somebody is about to write there. */
export const split: Rule<'split'> = {
  apply(records, { segmentId, at, newId, order, startMs }) {
    const whole = records.get('segments', segmentId);
    if (!whole) return notFound('segments', segmentId);
    if (records.get('segments', newId)) return idTaken('segments', newId);
    if (at > whole.text.length) return failed('cut-outside-text', segmentId, `The text has ${whole.text.length} characters, so it cannot be cut at ${at}.`, 'text');
    if (/^[\uDC00-\uDFFF]/.test(whole.text.slice(at)) && /[\uD800-\uDBFF]$/.test(whole.text.slice(0, at))) {
      return failed('cut-outside-text', segmentId, `Offset ${at} is inside one character: cut before or after it.`, 'text');
    }
    const next = records.after('segments', whole.order);
    if (order <= whole.order || (next && order >= next.order)) {
      return failed('not-adjacent', newId, `The order key "${order}" does not fall between the two segments that the new one belongs between: make it with keyBetween.`, 'order');
    }
    const [first, second] = halves(whole, at, newId, order, startMs);
    return freeOrder(records, 'segments', newId, order) ?? endAfterStart(first) ?? endAfterStart(second) ?? {
      ok: true,
      changes: changesOf({ put: { segments: [first, second] } }),
      inverse: wholeAgain(whole, newId),
    };
  },

  // the speaker is only read, but counts as touched: relabelling the whole while somebody else cuts it is meant for both halves
  touches: ({ segmentId, newId }, records) => [
    { recordId: segmentId, field: 'text' },
    ...(records.get('segments', segmentId)?.words ? [{ recordId: segmentId, field: 'words' }] : []),
    { recordId: segmentId, field: 'endMs' },
    { recordId: segmentId, field: 'speakerId' },
    { recordId: newId, field: '*' },
  ],

  needs: ({ segmentId, newId, order }) => ({ segments: [segmentId, newId], around: [segmentId], segmentOrders: [order] }),
};

/** If the whole has an end, the first half ends where the second starts; if not, neither half has an end. */
function halves(whole: Segment, at: number, newId: string, order: string, givenStartMs: number | null): [Segment, Segment] {
  const [firstWords, secondWords] = whole.words ? splitWords(whole.words, whole.text, at) : [null, null];
  const startMs = givenStartMs ?? secondWords?.[0]?.startMs ?? null;
  const first = { ...whole, text: whole.text.slice(0, at).trimEnd(), words: firstWords, endMs: whole.endMs === null ? null : startMs };
  const second: Segment = {
    ...whole, id: newId, order, startMs, timeFrom: startMs === null ? 'none' : 'turn', text: whole.text.slice(at).trimStart(), heading: null, words: secondWords,
  };
  return [first, second];
}

function wholeAgain(whole: Segment, newId: string): SingleOperation[] {
  const { id: segmentId, text, words, endMs } = whole;
  const restored: SingleOperation[] = [{ type: 'deleteSegment', segmentId: newId }, { type: 'setText', segmentId, text, words }];
  if (endMs !== null) restored.push({ type: 'setTime', segmentId, endMs });
  return restored;
}
