import type { Operation } from '#core/edit/operation';
import type { PendingEdit } from './pendingEdit';

/** An edit with more typing in the same segment: the last words, and the way back to the first. Null where it is not only that. */
export function squashed(edit: PendingEdit, more: readonly Operation[]): PendingEdit | null {
  const [first] = edit.operations;
  const [next] = more;
  const typing = edit.operations.length === 1 && more.length === 1 && first?.type === 'setText' && next?.type === 'setText' && first.segmentId === next.segmentId;
  return typing ? { ...edit, operations: [next] } : null;
}
