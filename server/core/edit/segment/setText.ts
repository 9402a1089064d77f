import type { Segment } from '../../model/segment.ts';
import { alignWords } from '../align.ts';
import { changesOf } from '../changes.ts';
import { notFound } from '../failure.ts';
import type { OperationOf, Rule, Touch } from '../rule.ts';

/**
 * New words for a segment. If it has word times and the operation brings none, the words that stay keep theirs; a start that was the
 * first word's follows the first word.
 */
export const setText: Rule<'setText'> = {
  apply(records, operation) {
    const before = records.get('segments', operation.segmentId);
    if (!before) return notFound('segments', operation.segmentId);
    const after = textSet(before, operation);
    const { id: segmentId, text, words, startMs, timeFrom } = before;
    return {
      ok: true,
      changes: changesOf({ put: { segments: [after] } }),
      inverse: [{ type: 'setText', segmentId, text, words }, ...(after.startMs === startMs ? [] : [{ type: 'setTime', segmentId, startMs, timeFrom } as const])],
    };
  },

  touches(operation, records) {
    const { segmentId, text, words } = operation;
    const before = records.get('segments', segmentId);
    const touched: Touch[] = [{ recordId: segmentId, field: 'text', value: text }];
    if (words !== undefined || before?.words) touched.push({ recordId: segmentId, field: 'words', value: words });
    if (before) touched.push(...asked(before, textSet(before, operation)).map((field) => ({ recordId: segmentId, field })));
    return touched;
  },

  needs: ({ segmentId }) => ({ segments: [segmentId] }),
};

/**
 * A segment with the words of an operation. Times come from the words alone, never from the segment's start and end: somebody else may
 * set those at the same moment, and the result must not depend on which edit is applied first.
 */
export function textSet(before: Segment, { text, words }: OperationOf<'setText'>): Segment {
  if (words !== undefined || !before.words) return { ...before, text, words: words ?? null };
  const aligned = before.words.length > 0 ? alignWords(before.words, text) : null;
  return { ...before, text, words: aligned, startMs: startOf(before, aligned?.[0]?.startMs) };
}

/** A start taken from a chapter is not that of the first word, and a start does not move past the end. */
function startOf(before: Segment, firstWordMs: number | undefined): number | null {
  return firstWordMs !== undefined && startsWithWord(before) && !passesEnd(before, firstWordMs) ? firstWordMs : before.startMs;
}

const startsWithWord = ({ startMs, timeFrom, words }: Segment): boolean => timeFrom === 'turn' && startMs !== null && startMs === words?.[0]?.startMs;

const passesEnd = ({ endMs }: Segment, ms: number): boolean => endMs !== null && ms >= endMs;

/** If the first word changes, the times that decide whether the start follows it: the outcome depends on them. */
function asked(before: Segment, { words }: Segment): ('startMs' | 'endMs')[] {
  const [was, is] = [before.words?.[0]?.startMs, words?.[0]?.startMs];
  if (was === undefined || is === undefined || was === is) return [];
  return passesEnd(before, is) ? ['startMs', 'endMs'] : ['startMs'];
}
