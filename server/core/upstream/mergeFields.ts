import { sameValue } from '../edit/sameValue.ts';

export interface FieldsMerge<Fields> {
  /** The fields to write. */
  fields: Partial<Fields>;
  /** What upstream took over from us, so that it is no longer only ours. */
  settled: (keyof Fields & string)[];
  conflicts: { field: keyof Fields & string; base: unknown; ours: unknown; theirs: unknown }[];
}

/**
 * Three-way merge, field by field, of what a feed says about its show, or an item about its episode besides the notes. Only what was
 * changed here since it came (`changed`) is a correction: a name given when the feed was imported is only ours, and stays.
 *
 * @param agree whether two values of a field agree, although a feed may hold less; if ours agrees with upstream's, it becomes upstream's
 */
export function mergeFields<Fields extends object>(base: Fields, ours: Fields, theirs: Fields, changed: readonly string[], agree: (field: keyof Fields & string, one: unknown, other: unknown) => boolean = (_, one, other) => sameValue(one, other)): FieldsMerge<Fields> {
  const merge: FieldsMerge<Fields> = { fields: {}, settled: [], conflicts: [] };
  for (const field of Object.keys(theirs) as (keyof Fields & string)[]) {
    const [was, here, there] = [base[field], ours[field], theirs[field]];
    if (sameValue(was, there)) continue;
    if (!changed.includes(field)) {
      if (sameValue(here, was)) merge.fields[field] = there;
    } else if (sameValue(here, was) || agree(field, here, there)) {
      if (!sameValue(here, there)) merge.fields[field] = there;
      merge.settled.push(field);
    } else if (!agree(field, was, there)) merge.conflicts.push({ field, base: was, ours: here, theirs: there });
  }
  return merge;
}
