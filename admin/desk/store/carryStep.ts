import type { Operation } from '#core/edit/operation';
import type { Failure } from '#core/edit/failure';
import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import type { Id } from '#core/model/id';
import { lastToTouch, type Others } from './othersSince';
import { applyAll, changesNothing, type Applied, type Records } from './records';

/** What an inverse comes to, over what others did since. */
export type Carried =
  | { kind: 'possible'; operations: Operation[]; applied: Applied }
  /** Someone did that already. */
  | { kind: 'done' }
  /** Someone changed the same since; who, where anybody's name is known. */
  | { kind: 'blocked'; by: string | null; recordId: Id; field: string }
  | { kind: 'impossible'; failure: Failure | null };

/** Carries an inverse over what others did since; nothing of theirs, and it is as it is. */
export function carryStep(records: Records, inverse: readonly Operation[], others: readonly Others[]): Carried {
  const rebased = rebaseAll(readerOf(records), inverse, others);
  if (!rebased.ok) {
    const [conflict] = rebased.conflicts;
    if (!conflict) return { kind: 'impossible', failure: null };
    const { recordId, field } = conflict;
    return { kind: 'blocked', by: lastToTouch(others, recordId, field)?.author ?? null, recordId, field };
  }
  const applied = applyAll(records, rebased.operations);
  if (!applied.ok) return { kind: 'impossible', failure: applied.failure };
  return changesNothing(records, applied) ? { kind: 'done' } : { kind: 'possible', operations: rebased.operations, applied };
}
