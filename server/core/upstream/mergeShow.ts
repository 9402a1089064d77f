import type { ShowReading } from '../feed/reading.ts';
import { sameValue } from '../edit/sameValue.ts';
import type { Show } from '../model/show.ts';

/** What a feed says of its show, as a show has it. */
export type ShowFields = Pick<Show, 'title' | 'link' | 'description' | 'language' | 'author' | 'imageUrl' | 'explicit' | 'category'>;

export const showFieldsOf = ({ title, link, description, language, author, imageUrl, explicit, category }: ShowReading): ShowFields =>
  ({ title, link, description, language, author, imageUrl, explicit, category });

export interface ShowMerge {
  /** To be written. */
  fields: Partial<ShowFields>;
  /** What upstream took over from us: no longer ours alone. */
  settled: (keyof ShowFields)[];
  conflicts: { field: keyof ShowFields; base: unknown; ours: unknown; theirs: unknown }[];
}

/**
 * Merges what a feed says of its show, three ways. Only what was changed here since the import (`changed`) is a correction: a name that was
 * given when the feed was imported is ours alone, and stays.
 */
export function mergeShow(base: ShowFields, ours: ShowFields, theirs: ShowFields, changed: readonly string[]): ShowMerge {
  const merge: ShowMerge = { fields: {}, settled: [], conflicts: [] };
  for (const field of Object.keys(theirs) as (keyof ShowFields)[]) {
    const [was, here, there] = [base[field], ours[field], theirs[field]];
    if (sameValue(was, there)) continue;
    if (!changed.includes(field)) {
      if (sameValue(here, was)) Object.assign(merge.fields, { [field]: there });
    } else if (sameValue(here, there)) merge.settled.push(field);
    else if (sameValue(here, was)) {
      Object.assign(merge.fields, { [field]: there });
      merge.settled.push(field);
    } else merge.conflicts.push({ field, base: was, ours: here, theirs: there });
  }
  return merge;
}
