import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { PendingEdit } from './pendingEdit';

/** An edit with more typing in the same text: the last words, and the way back to the first. Null where it is not only that. */
export function squashed(edit: PendingEdit, more: readonly Operation[]): PendingEdit | null {
  const [first] = edit.operations;
  const [next] = more;
  const typing = edit.operations.length === 1 && more.length === 1 && first && next && typedIn(next) !== null && typedIn(first) === typedIn(next);
  return typing ? { ...edit, operations: [next] } : null;
}

/** The record whose words it sets. */
export const typedIn = (operation: Operation): Id | null => (operation.type === 'setText' ? operation.segmentId : operation.type === 'setIntroduction' ? operation.episodeId : null);
