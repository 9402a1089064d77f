import type { Id } from '../model/id.ts';
import type { Kind, Records, RecordTypes } from './records.ts';

/** The changes to records of one kind: those to write, new or changed, and those to remove. No id is in both. */
export interface ChangesOf<T> {
  readonly put: ReadonlyMap<Id, T>;
  readonly removed: ReadonlySet<Id>;
}

/** What an edit changes: as small as the edit, however long the episode. */
export type Changes = { readonly [K in Kind]: ChangesOf<RecordTypes[K]> };

export const kinds: readonly Kind[] = ['segments', 'speakers', 'chapters', 'references', 'notes'];

interface Parts {
  put?: { readonly [K in Kind]?: readonly RecordTypes[K][] };
  removed?: { readonly [K in Kind]?: readonly Id[] };
}

/** Changes from lists: `changesOf({ put: { segments: [a] }, removed: { segments: ['b'] } })`. */
export function changesOf({ put = {}, removed = {} }: Parts): Changes {
  const of = <K extends Kind>(kind: K): ChangesOf<RecordTypes[K]> => ({
    put: new Map((put[kind] ?? []).map((record) => [record.id, record])),
    removed: new Set(removed[kind] ?? []),
  });
  return { segments: of('segments'), speakers: of('speakers'), chapters: of('chapters'), references: of('references'), notes: of('notes') };
}

/** Adds changes to a map in place. An id that is put is no longer removed, and vice versa. */
export function addChanges<T extends { id: Id }>(to: { put: Map<Id, T>; removed: Set<Id> }, more: ChangesOf<T>): void {
  for (const id of more.removed) {
    to.put.delete(id);
    to.removed.add(id);
  }
  for (const [id, record] of more.put) {
    to.removed.delete(id);
    to.put.set(id, record);
  }
}

function changed<T>(before: ReadonlyMap<Id, T>, { put, removed }: ChangesOf<T>): ReadonlyMap<Id, T> {
  if (put.size === 0 && removed.size === 0) return before;
  const after = new Map(before);
  for (const id of removed) after.delete(id);
  for (const [id, record] of put) after.set(id, record);
  return after;
}

/** The records after an edit. Kinds without changes, and unchanged records, are shared with the records before it. */
export const applyChanges = (records: Records, changes: Changes): Records => ({
  segments: changed(records.segments, changes.segments),
  speakers: changed(records.speakers, changes.speakers),
  chapters: changed(records.chapters, changes.chapters),
  references: changed(records.references, changes.references),
  notes: changed(records.notes, changes.notes),
});
