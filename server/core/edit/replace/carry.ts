import type { RecordsReader } from '../records.ts';
import type { ReplaceAll, TextEdit } from './operation.ts';
import { carrySpans } from './carrySpans.ts';
import { placeOf, textOf } from './replaceAll.ts';

/**
 * A replacement made of older texts, as one of the texts as they are now: where others changed something else in them, both stand.
 *
 * @param isTheirs whether others touched a field, `recordId.field`; the rest is left as it is
 * @returns with the operation, the `recordId.field` of those texts; the others, which changed where something is to be replaced, stay as they were given
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
