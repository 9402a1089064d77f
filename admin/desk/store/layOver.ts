import { singlesOf } from '#core/edit/apply';
import { kinds } from '#core/edit/changes';
import type { Operation } from '#core/edit/operation';
import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import type { Conflict } from '#core/model/revision';
import { putBack, textBefore, type Undone } from './putBack';
import { applyAll, type Applied, type Records } from './records';

export interface Laid {
  operations: Operation[];
  applied: Applied;
}

/**
 * Lays an edit over what others did to the same records, as it stays if its author insists: what they removed under it is put back
 * first, and what is cut in two is the text it was made for. Null if it cannot be made any more.
 */
export function layOver(records: Records, operations: readonly Operation[], conflicts: readonly Conflict[], others: readonly Undone[]): Laid | null {
  // what it had put back itself, and others have put back since
  const isBack = (operation: Operation) => operation.type === 'insertSegment' && records.segments.has(operation.segment.id);
  let laid = [...before(operations, conflicts, others), ...operations.filter((operation) => !isBack(operation))];
  const back = new Set<string>();
  for (;;) {
    // nothing overlaps with no touches: only places that are taken give way
    const rebased = rebaseAll(readerOf(records), laid, [{ touches: [] }]);
    const applied = rebased.ok ? applyAll(records, rebased.operations) : null;
    if (rebased.ok && applied?.ok) return { operations: rebased.operations, applied };
    const missing = rebased.ok ? undefined : rebased.conflicts[0]?.recordId;
    if (missing === undefined || back.has(missing) || kinds.some((kind) => records[kind].has(missing))) return null;
    back.add(missing);
    const restored = putBack(records, missing, others);
    if (restored.length === 0) return null;
    laid = [...restored, ...laid];
  }
}

/** A cut is at an offset of the text that was there: the others' has another. */
function before(operations: readonly Operation[], conflicts: readonly Conflict[], others: readonly Undone[]): Operation[] {
  const singles = operations.flatMap(singlesOf);
  return conflicts.flatMap(({ recordId, field }) => {
    const isCut = field === 'text' && singles.some((single) => single.type === 'split' && single.segmentId === recordId) && !singles.some((single) => single.type === 'setText' && single.segmentId === recordId);
    return (isCut && textBefore(recordId, others)) || [];
  });
}
