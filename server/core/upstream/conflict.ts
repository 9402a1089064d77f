import type { Id } from '../model/id.ts';

/** A stretch of transcript as one side has it. */
export interface SaidPart {
  startMs: number | null;
  endMs: number | null;
  speaker: string | null;
  text: string;
  heading: string | null;
}

/** Something changed both here and upstream, in different ways. Until somebody decides, the records have our value. */
export interface MergeConflict {
  /** The same for the same question, so that a later version of upstream asks it again instead of a second one. */
  id: string;
  kind: 'segment' | 'chapter' | 'reference' | 'introduction';
  /** The field, or `*` for the whole, which one side removed or cut differently while the other changed it. */
  field: string;
  place: { startMs: number | null; words: string };
  /** Our records concerned; empty if we removed what upstream changed. */
  recordIds: Id[];
  /** The record that it follows, if there is none of ours; null at the start. */
  after: Id | null;
  /** The parts of the new reading concerned. */
  parts: string[];
  /** Values of the field: a text, a number, a list of links; for the whole, a list of parts. */
  base: unknown;
  ours: unknown;
  theirs: unknown;
}

const FEW_WORDS = 60;

/** Enough words to identify a place. */
export const fewWords = (text: string): string => (text.length <= FEW_WORDS ? text : `${text.slice(0, FEW_WORDS).replace(/\s\S*$/, '')}…`);

type Named = Omit<MergeConflict, 'id'>;

/** Identified by our record, or the record before it, and the field. */
export const conflictOf = (conflict: Named): MergeConflict => ({ ...conflict, id: `${conflict.kind} ${conflict.recordIds[0] ?? `after ${conflict.after ?? 'nothing'}`} ${conflict.field}` });
