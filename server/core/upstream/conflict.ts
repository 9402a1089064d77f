import type { Id } from '../model/id.ts';

/** A stretch of transcript as one side has it. */
export interface SaidPart {
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
  heading: string | null;
}

/** Something that was changed here and upstream since, each otherwise. Until somebody decides, the records say what ours says. */
export interface MergeConflict {
  /** The same for the same question: a later version of upstream asks it again, and no second one. */
  id: string;
  kind: 'segment' | 'chapter' | 'reference' | 'introduction';
  /** The field, or `*`: the whole, which one side removed or cut otherwise while the other changed it. */
  field: string;
  place: { startMs: number | null; words: string };
  /** Our records that it is about; none where we removed what upstream changed. */
  recordIds: Id[];
  /** The record it comes after, where there is none of ours; null at the start. */
  after: Id | null;
  /** The parts of the new reading that it is about. */
  parts: string[];
  /** Values of the field: a text, a number, a list of links; of the whole a list of parts. */
  base: unknown;
  ours: unknown;
  theirs: unknown;
}

const FEW_WORDS = 60;

/** So many words as tell a place. */
export const fewWords = (text: string): string => (text.length <= FEW_WORDS ? text : `${text.slice(0, FEW_WORDS).replace(/\s\S*$/, '')}…`);

type Named = Omit<MergeConflict, 'id'>;

/** Named by the part of the reading it is about, which both versions of a question share; else by our record. */
export const conflictOf = (conflict: Named): MergeConflict => ({ ...conflict, id: `${conflict.kind} ${conflict.recordIds[0] ?? `after ${conflict.after ?? 'nothing'}`} ${conflict.field}` });
