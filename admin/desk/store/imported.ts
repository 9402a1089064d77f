import type { Comparison } from '#core/model/history';
import type { Records } from './records';

type Both<Kind> = readonly { before: Kind | null; after: Kind | null }[];

function undone<Kind extends { id: string }>(records: ReadonlyMap<string, Kind>, changes: Both<Kind>): Map<string, Kind> {
  const were = new Map(records);
  for (const { before, after } of changes) {
    if (after) were.delete(after.id);
    if (before) were.set(before.id, before);
  }
  return were;
}

/** The records at the revision a comparison starts from, derived from those at the revision it leads to. */
export const recordsBefore = (records: Records, { segments, chapters, references, speakers, notes }: Pick<Comparison, 'segments' | 'chapters' | 'references' | 'speakers' | 'notes'>): Records => ({
  segments: undone(records.segments, segments),
  chapters: undone(records.chapters, chapters),
  references: undone(records.references, references),
  speakers: undone(records.speakers, speakers),
  notes: undone(records.notes, notes),
});
