import type { Changes } from './changes.ts';
import { Draft } from './draft.ts';
import { failed, type Failed, type Failure } from './failure.ts';
import { joinNeeds, type Needs } from './needs.ts';
import type { Operation, SingleOperation } from './operation.ts';
import type { RecordsReader } from './records.ts';
import type { Touch } from './rule.ts';
import { ruleOf } from './rules.ts';

export interface Applied {
  ok: true;
  changes: Changes;
  /** Applied to the result, it restores the start exactly. */
  inverse: Operation;
}

export interface AllApplied {
  ok: true;
  changes: Changes;
  /** Newest first: applied in this order, they restore the start. */
  inverse: Operation[];
}

const MOST = 20_000;

/** The single operations of an operation: those of a batch, or itself. */
export const singlesOf = (operation: Operation): readonly SingleOperation[] => (operation.type === 'batch' ? operation.operations : [operation]);

/** The same operations with each single one replaced, those in batches, too. */
export const eachSingle = (operations: readonly Operation[], of: (single: SingleOperation) => SingleOperation): Operation[] =>
  operations.map((operation): Operation => (operation.type === 'batch' ? { ...operation, operations: operation.operations.map(of) } : of(operation)));

/**
 * Applies an operation. Pass `readerOf(records)` if all records are at hand, else a reader over those that `needsOf` names. The
 * records are not changed: `applyChanges` makes the next ones, or the store writes what changed.
 */
export function apply(records: RecordsReader, operation: Operation): Applied | Failed {
  if (operation.type !== 'batch') {
    const outcome = ruleOf(operation).apply(records);
    return outcome.ok ? inverted(outcome.changes, outcome.inverse) : outcome;
  }
  const draft = new Draft(records);
  const inverses: SingleOperation[][] = [];
  for (const single of operation.operations) {
    const outcome = ruleOf(single).apply(draft);
    if (!outcome.ok) return outcome;
    draft.add(outcome.changes);
    inverses.push(outcome.inverse);
  }
  return inverted(draft.changes, inverses.toReversed().flat());
}

function inverted(changes: Changes, inverse: SingleOperation[]): Applied | Failed {
  if (inverse.length > MOST) return failed('too-long', 'batch', `Taking this back would need ${inverse.length} operations; a batch holds ${MOST}: make smaller ones.`);
  return { ok: true, changes, inverse: asOne(inverse) };
}

/** Applies several operations in order: all of them or none (`index` is the one that failed). */
export function applyAll(records: RecordsReader, operations: readonly Operation[]): AllApplied | { ok: false; failure: Failure; index: number } {
  const draft = new Draft(records);
  const inverses: Operation[] = [];
  for (const [index, operation] of operations.entries()) {
    const outcome = apply(draft, operation);
    if (!outcome.ok) return { ...outcome, index };
    draft.add(outcome.changes);
    inverses.push(outcome.inverse);
  }
  return { ok: true, changes: draft.changes, inverse: inverses.toReversed() };
}

/** The records to load before operations can be applied, or read by `touchesOf` and `rebaseAll`. */
export function needsOf(operations: readonly Operation[]): Needs {
  return joinNeeds(operations.flatMap(singlesOf).map((single) => ruleOf(single).needs()));
}

/** The fields that operations write, each read from the records as the preceding operations leave them. Stops at one that fails. */
export function touched(records: RecordsReader, operations: readonly Operation[]): Touch[] {
  const draft = new Draft(records);
  const touches: Touch[] = [];
  for (const single of operations.flatMap(singlesOf)) {
    const rule = ruleOf(single);
    for (const touch of rule.touches(draft)) touches.push(touch);
    const outcome = rule.apply(draft);
    if (!outcome.ok) break;
    draft.add(outcome.changes);
  }
  return touches;
}

/** `touched` as the strings a revision stores: `recordId.field`, or `recordId.*` for a record that is added or removed. */
export function touchesOf(records: RecordsReader, operations: readonly Operation[]): string[] {
  return [...new Set(touched(records, operations).map(({ recordId, field }) => `${recordId}.${field}`))];
}

const asOne = (operations: SingleOperation[]): Operation => (operations.length === 1 ? operations[0]! : { type: 'batch', operations });
