import type { RecordsReader } from '../records.ts';
import type { ReplaceAll, TextEdit } from './operation.ts';
import { carrySpans } from './carrySpans.ts';
import { placeOf, textOf } from './replaceAll.ts';

/**
 * Carries a replacement made on older texts over to the current ones: if others changed something else in a text, both changes stand.
 *
 * @param isTheirs whether others touched a field; texts they did not touch are left as they are
 * @returns the operation and, as `agreed`, the `recordId.field` of the texts carried over; a text that others changed where something is to be replaced
 * stays as given
 */
export function carryReplacements(records: RecordsReader, operation: ReplaceAll, isTheirs: (touch: { recordId: string; field: string }) => boolean): { operation: ReplaceAll; agreed: ReadonlySet<string> } {
  const agreed = new Set<string>();
  const edits = operation.edits.map((edit): TextEdit => {
    const { kind, field } = placeOf(edit);
    if (!isTheirs({ recordId: edit.id, field })) return edit;
    const record = records.get(kind, edit.id);
    const now = record ? textOf(record, edit) : null;
    const spans = now === null ? null : carrySpans(edit.was, now, edit.spans);
    if (now === null || spans === null) return edit;
    agreed.add(`${edit.id}.${field}`);
    if (kind === 'segments') agreed.add(`${edit.id}.words`);
    if (now === edit.was) return edit;
    return { id: edit.id, ...(edit.in && { in: edit.in }), was: now, spans };
  });
  return { operation: { ...operation, edits }, agreed };
}
