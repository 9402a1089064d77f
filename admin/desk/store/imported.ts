import type { Revision } from '#core/model/revision';
import { applyAll, type Records } from './records';

/** The records as they came from the import: those of today with every revision taken back. Null where one cannot be. */
export function importedRecords(records: Records, revisions: readonly Revision[]): Records | null {
  const newestFirst = [...revisions].sort((a, b) => b.number - a.number);
  const back = applyAll(records, newestFirst.flatMap(({ inverse }) => inverse));
  return back.ok ? back.records : null;
}
