import { formatExact } from '../../time/timestamp.ts';

/** One change, for people: what, where, from, to. `before` is null for something new, `after` for something removed. */
export interface ChangeDetail {
  field: string;
  place: string;
  before: string | null;
  after: string | null;
}

/** A time as people write it, with a fraction only if it has one. */
export const timeWords = (ms: number | null): string | null => (ms === null ? null : formatExact(ms));

const LONG = 160;
/** Half of a surrogate pair left by a cut. */
const LONE = /\p{Surrogate}/gu;

/** The beginning of a text, to name what was added or removed. */
export const beginning = (text: string): string => (text.length <= LONG ? text : `${text.slice(0, LONG)}…`.replace(LONE, ''));
