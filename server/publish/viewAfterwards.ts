import { applyAll } from '#core/edit/apply';
import { applyChanges } from '#core/edit/changes';
import type { Operation } from '#core/edit/operation';
import { inOrder, readerOf, type Records } from '#core/edit/records';
import type { Placed } from '../edit/rows.ts';
import type { PublishedView } from './publishedView.ts';

/** The view of these records after some operations; records keep their places in the source. */
export function viewAfterwards({ introduction: _, ...view }: PublishedView, records: Records, operations: readonly Operation[]): PublishedView {
  const outcome = applyAll(readerOf(records), operations);
  if (!outcome.ok) throw new Error(`operations on what is public cannot be applied: ${outcome.failure.message}`);
  const { segments, chapters, references, notes, speakers } = applyChanges(records, outcome.changes);
  const [{ introduction } = { introduction: null }] = notes.values();
  const heard = new Set([...segments.values()].map(({ speakerId }) => speakerId));
  return {
    ...view,
    ...(introduction !== null && { introduction }),
    segments: inOrder(segments).map(placedAs(view.segments)),
    chapters: [...chapters.values()].sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1)).map(placedAs(view.chapters)),
    references: inOrder(references).map(placedAs(view.references)),
    speakers: [...speakers.values()].filter(({ id }) => heard.has(id)),
  };
}

/** Gives records their former places in the source. */
function placedAs<Record extends { id: string }>(former: readonly Placed<Record>[]): (record: Record) => Placed<Record> {
  const places = new Map(former.map(({ id, origin, line }) => [id, { origin, line }]));
  return (record) => ({ ...record, ...(places.get(record.id) ?? { origin: null, line: null }) });
}
