import type { Operation } from '#core/edit/operation';
import type { Failure } from '#core/edit/failure';
import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import type { Id } from '#core/model/id';
import { lastToTouch, type Others } from './othersSince';
import { applyAll, changesNothing, type Applied, type Records } from './records';

/** What becomes of an inverse after what others did since. */
export type Carried =
  | { kind: 'possible'; operations: Operation[]; applied: Applied }
  /** Someone has already done it. */
  | { kind: 'done' }
  /** Someone has changed the same place since; `by` is null if their name is not known. */
  | { kind: 'blocked'; by: string | null; recordId: Id; field: string }
  | { kind: 'impossible'; failure: Failure | null };

/** Carries an inverse over what others did since; if they did nothing, it comes back as it is. */
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
