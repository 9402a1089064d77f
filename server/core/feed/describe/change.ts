import { excerpts } from '../../text/excerpts.ts';
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

/** The fields whose texts are long and change in a few words. */
const LONG_ONES: ReadonlySet<string> = new Set(['text', 'reference note']);

/** A change with its texts cut to where they differ. Changes are compared with each other before that. */
export function excerpted<Detail extends ChangeDetail>(detail: Detail): Detail {
  if (!LONG_ONES.has(detail.field) || detail.before === null || detail.after === null) return detail;
  const [before, after] = excerpts(detail.before, detail.after);
  return { ...detail, before, after };
}

const LONG = 160;
/** Half of a surrogate pair left by a cut. */
const LONE = /\p{Surrogate}/gu;

/** The beginning of a text, to name what was added or removed. */
export const beginning = (text: string): string => (text.length <= LONG ? text : `${text.slice(0, LONG)}…`.replace(LONE, ''));
