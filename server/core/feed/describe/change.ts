import { formatExact } from '../../time/timestamp.ts';

/** One change, for people: what, where, from, to. `before` is null for what is new, `after` for what is gone. */
export interface ChangeDetail {
  field: string;
  place: string;
  before: string | null;
  after: string | null;
}

/** A time as people write it; with a fraction only where there is one. */
export const timeWords = (ms: number | null): string | null => (ms === null ? null : formatExact(ms));

const LONG = 160;
/** Half of a pair that a cut went through. */
const LONE = /\p{Surrogate}/gu;

/** The beginning of a text, for naming what was added or removed. */
export const beginning = (text: string): string => (text.length <= LONG ? text : `${text.slice(0, LONG)}…`.replace(LONE, ''));
