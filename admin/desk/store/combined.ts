import { eachSingle, singlesOf } from '#core/edit/apply';
import type { SingleOperation } from '#core/edit/operation';
import type { PendingEdit } from './pendingEdit';

function idOf(operation: SingleOperation): string | null {
  switch (operation.type) {
    case 'setText': return operation.segmentId;
    case 'setChapter': return operation.chapterId;
    case 'setReference': return operation.referenceId;
    case 'setIntroduction': return operation.episodeId;
    default: return null;
  }
}

/** Whether an edit sets this field of this record to text, which other text can then replace. */
export const setsWords = (edit: PendingEdit, recordId: string, field: string): boolean =>
  edit.operations.flatMap(singlesOf).some((single) => idOf(single) === recordId && typeof (single as unknown as Record<string, unknown>)[field] === 'string');

/** The same edit, made knowing what the other side says: it may overwrite that. */
export const decided = (edit: PendingEdit): PendingEdit =>
  ({ ...edit, operations: eachSingle(edit.operations, (single) => (single.type === 'setIntroduction' ? { ...single, over: undefined } : single)) });

/** The same edit, except that it sets this field of this record to the text combined from both sides. */
export function combined(edit: PendingEdit, recordId: string, field: string, value: string): PendingEdit {
  const of = (single: SingleOperation): SingleOperation => {
    if (idOf(single) !== recordId || !(field in single)) return single;
    if (single.type !== 'setText') return { ...single, [field]: value } as SingleOperation;
    return { type: 'setText', segmentId: single.segmentId, text: value };
  };
  return { ...edit, operations: eachSingle(edit.operations, of) };
}
