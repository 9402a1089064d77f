import type { Operation, SingleOperation } from '../edit/operation.ts';
import { singlesOf } from '../edit/apply.ts';
import { rebaseAll, type Newer } from '../edit/rebase.ts';
import type { RecordsReader } from '../edit/records.ts';
import { placeOf, textAfter, textOf } from '../edit/replace/replaceAll.ts';
import type { Conflict } from '../model/revision.ts';

export interface RunTakenBack {
  operations: SingleOperation[];
  /** What stays as it is because it was changed again since. */
  kept: Conflict[];
}

/**
 * Undoes a replacement as far as nobody has changed the same words since, text by text: what can be restored is restored, the rest is
 * listed.
 *
 * @param inverse of the revision that made it
 * @param newer the revisions since
 */
export function takeBackRun(records: RecordsReader, inverse: readonly Operation[], newer: readonly Newer[]): RunTakenBack {
  const touched = new Set(newer.flatMap(({ touches }) => touches));
  // an introduction edited since is somebody's own and cannot become the source's again, but the replaced words are restored all
  // the same
  const singles = inverse.flatMap(singlesOf).filter((single) => single.type !== 'setIntroduction' || single.introduction !== null || !touched.has(`${single.episodeId}.introduction`));
  const first = rebaseAll(records, singles, newer);
  if (first.ok) return { operations: effective(records, first.operations), kept: [] };
  const kept = new Set(first.conflicts.map(({ recordId }) => recordId));
  const rest = singles.flatMap((operation) => without(operation, kept));
  const again = rest.length === 0 ? { ok: true as const, operations: [] } : rebaseAll(records, rest, newer);
  if (!again.ok) return { operations: [], kept: [...first.conflicts, ...again.conflicts] };
  return { operations: effective(records, again.operations), kept: first.conflicts };
}

function without(operation: SingleOperation, kept: ReadonlySet<string>): SingleOperation[] {
  if (operation.type === 'setTime') return kept.has(operation.segmentId) ? [] : [operation];
  if (operation.type === 'setIntroduction') return kept.has(operation.episodeId) ? [] : [operation];
  if (operation.type !== 'replaceAll') return [operation];
  const edits = operation.edits.filter(({ id }) => !kept.has(id));
  return edits.length === 0 ? [] : [{ ...operation, edits }];
}

/** Without operations that restore what is already restored. */
function effective(records: RecordsReader, operations: readonly Operation[]): SingleOperation[] {
  return operations.flatMap(singlesOf).flatMap((operation): SingleOperation[] => {
    if (operation.type === 'setTime') return records.get('segments', operation.segmentId)?.startMs === operation.startMs ? [] : [operation];
    if (operation.type === 'setIntroduction') return records.get('notes', operation.episodeId)?.introduction === operation.introduction ? [] : [operation];
    if (operation.type !== 'replaceAll') return [operation];
    const edits = operation.edits.filter((edit) => {
      const record = records.get(placeOf(edit).kind, edit.id);
      return !record || textOf(record, edit) !== textAfter(edit);
    });
    return edits.length === 0 ? [] : [{ ...operation, edits }];
  });
}
