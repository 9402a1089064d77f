import { singlesOf, touchesOf } from '#core/edit/apply';
import { kinds } from '#core/edit/changes';
import type { Operation } from '#core/edit/operation';
import { readerOf } from '#core/edit/records';
import type { Id } from '#core/model/id';
import type { Conflict } from '#core/model/revision';
import type { OpenConflict } from './deskState';
import type { PendingEdit } from './pendingEdit';
import type { Undone } from './putBack';
import type { Records } from './records';

/** What is asked about one edit, which lies on the page over the others' meanwhile. */
export interface OpenQuestion {
  /** As it was when the question came up: its inverse tells what both sides started from. */
  edit: PendingEdit;
  conflicts: Conflict[];
  /** It does not lie on the page, since it can be made no more. */
  isAside: boolean;
}

/**
 * What the page says now where others say something else.
 *
 * @param waiting the edits on the page, which may have cut or joined what is asked about
 */
export function asShown({ edit, conflicts, isAside }: OpenQuestion, records: Records, waiting: readonly PendingEdit[]): OpenConflict {
  const made = waiting.flatMap(({ operations }) => operations);
  const now = (conflict: Conflict): Conflict => {
    const value = valueOf(records, conflict);
    const parts = inParts(conflict, made);
    if (parts === null || (parts.length === 1 && parts[0] === conflict.recordId)) return { ...conflict, yours: value };
    const text = parts.flatMap((id) => records.segments.get(id)?.text ?? []).join('\n\n');
    return { ...conflict, yours: conflict.field === 'text' ? text : value === null ? value : { ...value, text } };
  };
  return { edit, conflicts: isAside ? conflicts : conflicts.map(now), isImpossible: isAside };
}

/** The segments in which the words of a segment are after being cut and joined; null if the conflict is not about words. */
function inParts({ recordId, field }: Conflict, operations: readonly Operation[]): Id[] | null {
  if (field !== 'text' && field !== '*') return null;
  const parts = [recordId];
  for (const single of operations.flatMap(singlesOf)) {
    if (single.type !== 'split' && single.type !== 'merge') continue;
    const at = parts.indexOf(single.segmentId);
    if (at >= 0 && single.type === 'split') parts.splice(at + 1, 0, single.newId);
    else if (at >= 0 && single.type === 'merge') parts.splice(at, 1, ...(parts.includes(single.intoId) ? [] : [single.intoId]));
  }
  return parts;
}

/** The segments that were cut from a segment, and have no words of another. */
function cutFrom({ recordId, field }: Conflict, operations: readonly Operation[]): Id[] {
  if (field !== 'text' && field !== '*') return [];
  const own = new Set([recordId]);
  for (const single of operations.flatMap(singlesOf)) {
    if (single.type === 'split' && own.has(single.segmentId)) own.add(single.newId);
    else if (single.type === 'merge' && !own.has(single.segmentId)) own.delete(single.intoId);
    else if (single.type === 'merge') own.delete(single.segmentId);
  }
  own.delete(recordId);
  return [...own];
}

/** The same question after more of the others' revisions. */
export const askedAnew = (question: OpenQuestion, more: readonly Conflict[]): Conflict[] =>
  [...question.conflicts.filter((conflict) => !more.some((other) => isSame(other, conflict))), ...more];

/** A record that is gone is in conflict as a whole, not field by field. */
export function ofWhole(conflicts: readonly Conflict[], records: Records): Conflict[] {
  const whole = conflicts.map((conflict) => (kinds.some((kind) => records[kind].has(conflict.recordId)) ? conflict : { ...conflict, field: '*', theirs: null }));
  return whole.filter((conflict, at) => whole.findIndex((other) => isSame(other, conflict)) === at);
}

/** Whether a question is about this already: the edit in conflict goes on with what was asked about. */
export const isAsked = ({ conflicts, isAside }: OpenQuestion, { recordId, field }: Conflict): boolean =>
  !isAside && conflicts.some((conflict) => conflict.recordId === recordId && (conflict.field === '*' || field === '*' || conflict.field === field));

/**
 * Whether an edit changes nothing but what the question is about: it is part of what is shown, and is answered with it.
 *
 * @param made what was done before on the page, which may have cut what is asked about
 */
export function isAbout({ conflicts }: OpenQuestion, records: Records, made: readonly Operation[], operations: readonly Operation[]): boolean {
  const halves = new Set(conflicts.flatMap((conflict) => cutFrom(conflict, made)));
  const touches = touchesOf(readerOf(records), operations);
  const isWithWords = (recordId: Id, touch: string) => touches.includes(`${recordId}.text`) && ['words', 'startMs', 'endMs'].some((name) => touch === `${recordId}.${name}`);
  return touches.every((touch) => halves.has(touch.slice(0, touch.indexOf('.'))) || conflicts.some(({ recordId, field }) => {
    if (field === '*') return touch.startsWith(`${recordId}.`);
    // times that follow from the words
    return touch === `${recordId}.${field}` || (field === 'text' && isWithWords(recordId, touch));
  }));
}

/** What became of records if this edit is given up: for edits made on it, as if others had taken it back. */
export function givenUp({ operations }: PendingEdit, before: Records): Undone {
  const made = operations.flatMap(singlesOf).flatMap((single) => (single.type === 'split' ? [single.newId] : single.type === 'insertSegment' ? [single.segment.id] : []));
  const inverse = made.flatMap((id): Operation[] => {
    const segment = before.segments.get(id);
    return segment ? [{ type: 'insertSegment', segment }] : [];
  });
  return { touches: touchesOf(readerOf(before), operations), inverse };
}

export function valueOf(records: Records, { recordId, field }: { recordId: Id; field: string }): unknown {
  const record = kinds.map((kind) => records[kind].get(recordId)).find((found) => found !== undefined);
  return record === undefined ? null : field === '*' ? record : (record as unknown as Record<string, unknown>)[field];
}

const isSame = (a: Conflict, b: Conflict): boolean => a.recordId === b.recordId && a.field === b.field;
