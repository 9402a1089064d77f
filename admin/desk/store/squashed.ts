import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { PendingEdit } from './pendingEdit';

/** An edit extended by more typing in the same text: the last words, and the way back to the first. Null if it is not only that. */
export function squashed(edit: PendingEdit, more: readonly Operation[]): PendingEdit | null {
  const [first] = edit.operations;
  const [next] = more;
  const typing = edit.operations.length === 1 && more.length === 1 && first && next && typedIn(next) !== null && typedIn(first) === typedIn(next);
  return typing ? { ...edit, operations: [next] } : null;
}

/** Which text an operation sets, as record and field; null if it sets none, or something else besides. */
export function typedIn(operation: Operation): string | null {
  switch (operation.type) {
    case 'setText': return operation.segmentId;
    case 'setIntroduction': return operation.episodeId;
    case 'setChapter': return fieldOf(operation.chapterId, operation, ['title']);
    case 'setReference': return fieldOf(operation.referenceId, operation, ['title']) ?? fieldOf(operation.referenceId, operation, ['note']) ?? fieldOf(operation.referenceId, operation, ['links', 'url']);
    default: return null;
  }
}

/** The field of a record that an operation sets, if it sets only these fields; else null. */
function fieldOf(id: Id, operation: Operation, fields: readonly string[]): string | null {
  const set = Object.keys(operation).filter((key) => !/^(type|chapterId|referenceId)$/.test(key)).sort();
  return set.join() === fields.join() ? `${id} ${set.join()}` : null;
}
