import type { Id } from '../model/id.ts';

/** The records that an operation asks for: a reader over just these answers everything it can ask. Ids that do not exist are no error. */
export interface Needs {
  segments: readonly Id[];
  speakers: readonly Id[];
  chapters: readonly Id[];
  references: readonly Id[];
  /** The notes of these episodes. */
  notes: readonly Id[];
  /** Segments that are needed together with their neighbours before and after. */
  around: readonly Id[];
  /** Order keys: the segment with this key, if any, and its neighbours before and after. */
  segmentOrders: readonly string[];
  /** Order keys: the reference with this key, if any, and its neighbours before and after. */
  referenceOrders: readonly string[];
  /** All segments of these speakers, in the whole show rather than in one episode. */
  segmentsOf: readonly Id[];
  /** The show's speaker of this name, if any. */
  names: readonly string[];
}

const lists: readonly (keyof Needs)[] = ['segments', 'speakers', 'chapters', 'references', 'notes', 'around', 'segmentOrders', 'referenceOrders', 'segmentsOf', 'names'];

/** Several needs as one, without duplicates. */
export function joinNeeds(all: readonly Partial<Needs>[]): Needs {
  const union = (list: keyof Needs): string[] => [...new Set(all.flatMap((needs) => needs[list] ?? []))];
  return Object.fromEntries(lists.map((list) => [list, union(list)])) as unknown as Needs;
}
