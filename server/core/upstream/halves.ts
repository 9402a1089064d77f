import { singlesOf } from '../edit/apply.ts';
import type { Operation } from '../edit/operation.ts';
import type { Id } from '../model/id.ts';

/** The records that a conflict is about after an edit: of a segment that was cut in two, both halves. */
export function withHalves(recordIds: readonly Id[], operations: readonly Operation[]): Id[] {
  const all = new Set(recordIds);
  for (const single of operations.flatMap(singlesOf)) if (single.type === 'split' && all.has(single.segmentId)) all.add(single.newId);
  return [...all];
}
