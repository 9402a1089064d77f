import type { Conflict } from '../model/revision.ts';
import { singlesOf } from './apply.ts';
import { kinds } from './changes.ts';
import { Draft } from './draft.ts';
import type { Failure } from './failure.ts';
import type { Operation, SingleOperation } from './operation.ts';
import type { RecordsReader } from './records.ts';
import { carryReplacements } from './replace/carry.ts';
import { reorder } from './reorder.ts';
import type { Touch } from './rule.ts';
import { ruleOf } from './rules.ts';
import { sameValue } from './sameValue.ts';

/** A revision made since the one that an operation was based on; only its touches matter here. */
export interface Newer {
  touches: readonly string[];
}

export type Rebased = { ok: true; operations: Operation[] } | { ok: false; conflicts: Conflict[] };

/**
 * Carries operations over revisions made in the meantime. Operations on other fields commute; setting a field to the value it already
 * has is not a conflict; deleting what is already deleted is dropped; a new record gets another key if its place was taken. Everything
 * else is a conflict, with the values of both sides, for a person to decide.
 *
 * @param records the newest records, including the newer revisions
 * @param newer those revisions; if there are none, the operations are returned unchanged and unread
 */
export function rebaseAll(records: RecordsReader, operations: readonly Operation[], newer: readonly Newer[]): Rebased {
  if (newer.length === 0) return { ok: true, operations: [...operations] };
  const fields = new Set(newer.flatMap((revision) => revision.touches));
  const theirs = { fields, ids: new Set([...fields].map(idOf)) };
  const draft = new Draft(records);
  const conflicts: Conflict[] = [];
  const rebased: Operation[] = [];
  for (const operation of operations) {
    const singles = singlesOf(operation).flatMap((single) => rebaseSingle(records, draft, single, theirs, conflicts));
    if (operation.type !== 'batch') rebased.push(...singles);
    else if (singles.length > 0) rebased.push({ type: 'batch', operations: singles });
  }
  return conflicts.length > 0 ? { ok: false, conflicts } : { ok: true, operations: rebased };
}

/** `rebaseAll` for one operation. */
export const rebase = (records: RecordsReader, operation: Operation, newer: readonly Newer[]): Rebased => rebaseAll(records, [operation], newer);

/** The operation to apply on top of the draft, to which it is added; none if it is in conflict or already done. */
function rebaseSingle(newest: RecordsReader, draft: Draft, given: SingleOperation, theirs: Theirs, conflicts: Conflict[]): SingleOperation[] {
  const { operation: single, agreed } = given.type === 'replaceAll' ? carryReplacements(draft, given, (touch) => overlaps(touch, theirs)) : { operation: reorder(draft, given), agreed: null };
  const rule = ruleOf(single);
  const touches = rule.touches(draft);
  const shared = touches.filter((touch) => overlaps(touch, theirs) && !agreed?.has(`${touch.recordId}.${touch.field}`));
  const outcome = rule.apply(draft);
  if (outcome.ok) draft.add(outcome.changes);
  const compared = shared.map((touch) => ({
    recordId: touch.recordId,
    field: touch.field,
    yours: outcome.ok ? fieldOf(draft, touch) : touch.value === undefined ? fieldOf(newest, touch) : touch.value,
    theirs: fieldOf(newest, touch),
  }));
  const differing = compared.filter((field) => !sameValue(field.yours, field.theirs));
  if (differing.length > 0) for (const conflict of withoutDerived(differing)) conflicts.push(conflict);
  else if (outcome.ok) return [single];
  else if (shared.length < touches.length || !isDone(outcome.failure, touches)) conflicts.push(impossible(newest, outcome.failure, touches));
  return [];
}

interface Theirs {
  /** `recordId.field` */
  fields: ReadonlySet<string>;
  ids: ReadonlySet<string>;
}

const idOf = (touch: string): string => touch.slice(0, touch.indexOf('.'));

/** Whether a newer revision touched the field or the whole record; for an operation on the whole record, any of its fields. */
function overlaps({ recordId, field }: Pick<Touch, 'recordId' | 'field'>, { fields, ids }: Theirs): boolean {
  if (fields.has(`${recordId}.*`)) return true;
  return field === '*' ? ids.has(recordId) : fields.has(`${recordId}.${field}`);
}

/** Somebody who meant the same has already added or removed the record. */
const isDone = ({ code }: Failure, touches: readonly Touch[]): boolean =>
  (code === 'not-found' || code === 'id-taken') && touches.some(({ field }) => field === '*');

function fieldOf(records: RecordsReader, { recordId, field }: { recordId: string; field: string }): unknown {
  const record = kinds.map((kind) => records.get(kind, recordId)).find((found) => found !== undefined);
  return record === undefined ? null : field === '*' ? record : (record as unknown as Record<string, unknown>)[field];
}

/** Word times follow the text, and the start follows the first word: if the text is in conflict too, that conflict covers them. */
function withoutDerived(conflicts: readonly Conflict[]): Conflict[] {
  const inText = new Set(conflicts.filter(({ field }) => field === 'text').map(({ recordId }) => recordId));
  return conflicts.filter(({ recordId, field }) => (field !== 'words' && field !== 'startMs') || !inText.has(recordId));
}

/** The operation was possible when it was made, so whatever prevents it is newer. */
function impossible(records: RecordsReader, failure: Failure, touches: readonly Touch[]): Conflict {
  const field = failure.field ?? '*';
  const yours = touches.find((touch) => touch.recordId === failure.recordId && touch.field === field)?.value ?? null;
  return { recordId: failure.recordId, field, yours, theirs: fieldOf(records, { recordId: failure.recordId, field }) };
}
