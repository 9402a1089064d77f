import type { Id } from '../model/id.ts';

/** The records that an operation asks for: load these, and a reader over them answers everything it can ask. Missing ones are no error. */
export interface Needs {
  segments: readonly Id[];
  speakers: readonly Id[];
  chapters: readonly Id[];
  references: readonly Id[];
  /** Of these episodes. */
  notes: readonly Id[];
  /** Segments whose neighbours, the one before and the one after, are needed besides themselves. */
  around: readonly Id[];
  /** Keys: the segment with this key, if any, the one before and the one after. */
  segmentOrders: readonly string[];
  /** Keys: the reference with this key, if any, the one before and the one after. */
  referenceOrders: readonly string[];
  /** All segments of these speakers: of the show, not of one episode. */
  segmentsOf: readonly Id[];
  /** The speaker of this name in the show, if any. */
  names: readonly string[];
}

const lists: readonly (keyof Needs)[] = ['segments', 'speakers', 'chapters', 'references', 'notes', 'around', 'segmentOrders', 'referenceOrders', 'segmentsOf', 'names'];

/** Several needs as one, without repetition. */
export function joinNeeds(all: readonly Partial<Needs>[]): Needs {
  const union = (list: keyof Needs): string[] => [...new Set(all.flatMap((needs) => needs[list] ?? []))];
  return Object.fromEntries(lists.map((list) => [list, union(list)])) as unknown as Needs;
}
