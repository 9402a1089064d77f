import { applyAll as applyOperations } from '#core/edit/apply';
import { applyChanges, type ChangesOf } from '#core/edit/changes';
import type { Failure } from '#core/edit/failure';
import type { Operation } from '#core/edit/operation';
import { inOrder, readerOf, recordsOf, type Records } from '#core/edit/records';
import { sameValue } from '#core/edit/sameValue';
import type { Id } from '#core/model/id';
import type { Desk } from '#core/model/episode';
import type { PendingEdit } from './pendingEdit';

export type { Failure, Records };

/** Which records an edit reached: these segments, and whether also speakers, chapters, references or the notes. */
export interface Touched {
  segments: ReadonlySet<Id>;
  others: boolean;
}

const withoutLine = <Kind extends { line: number | null }>({ line: _line, ...record }: Kind) => record;

/** The records that the desk's answer holds. */
export const recordsOfDesk = (desk: Pick<Desk, 'segments' | 'speakers' | 'chapters' | 'references' | 'notes'>): Records =>
  recordsOf({ segments: desk.segments.map(withoutLine), speakers: desk.speakers, chapters: desk.chapters.map(withoutLine), references: desk.references.map(withoutLine), notes: [desk.notes] });

export const readingOrder = (records: Records): Id[] => inOrder(records.segments).map(({ id }) => id);

/** What several edits reached together. */
export const union = (all: readonly Touched[]): Touched => ({ segments: new Set(all.flatMap(({ segments }) => [...segments])), others: all.some(({ others }) => others) });

const reached = <T>({ put, removed }: ChangesOf<T>): Id[] => [...put.keys(), ...removed];

export interface Applied {
  ok: true;
  records: Records;
  inverse: Operation[];
  touched: Touched;
}

export type AppliedAll = Applied | { ok: false; failure: Failure };

/** Applies operations one after another, all or none; the inverse is in the order to apply it. */
export function applyAll(records: Records, operations: readonly Operation[]): AppliedAll {
  const applied = applyOperations(readerOf(records), operations);
  if (!applied.ok) return { ok: false, failure: applied.failure };
  const { changes, inverse } = applied;
  const others = [changes.speakers, changes.chapters, changes.references, changes.notes].some((kind) => reached<unknown>(kind).length > 0);
  return { ok: true, records: applyChanges(records, changes), inverse, touched: { segments: new Set(reached(changes.segments)), others } };
}

/** Whether the records say the same afterwards as before. */
export const changesNothing = (before: Records, { records, touched }: Applied): boolean =>
  !touched.others && [...touched.segments].every((id) => sameValue(before.segments.get(id), records.segments.get(id)));

/** Takes edits off again, newest first. An inverse that does not apply is a broken invariant. */
export function rollBack(records: Records, edits: readonly PendingEdit[]): { records: Records; touched: Touched } {
  let now = records;
  const segments = new Set<Id>();
  let others = false;
  for (const edit of edits.toReversed()) {
    const back = applyAll(now, edit.inverse);
    if (!back.ok) throw new Error(`an edit cannot be taken back: ${back.failure.message}`);
    now = back.records;
    for (const id of back.touched.segments) segments.add(id);
    others ||= back.touched.others;
  }
  return { records: now, touched: { segments, others } };
}
