import type { Choice } from '#core/edit/takeBack/takeBack';
import type { PublishedShowFields, ShowFields } from '../showFields.ts';
import { fieldsBack, type FieldsBack, type States } from './fieldsBack.ts';

export interface ShowBack {
  /** The show's fields to publish. */
  published: PublishedShowFields;
  /** The fields to write to the show. */
  row: Partial<ShowFields>;
  changedFields: string[];
  conflicts: FieldsBack<ShowFields>['conflicts'];
}

/** Takes back a publication's changes to the show itself. */
export function showBack({ before, after, last, now }: States<PublishedShowFields>, choices: Readonly<Record<string, Choice>>): ShowBack {
  const changed = (Object.keys(after.fields) as (keyof ShowFields)[]).filter((field) => after.fields[field] !== before.fields[field] || after.changed.includes(field) !== before.changed.includes(field));
  const { restored, conflicts } = fieldsBack(changed, { before: before.fields, after: after.fields, last: last.fields, now: now.fields }, (field) => `show.${field}`, choices);
  /** The fields that are corrections, after restored ones are what they were before. */
  const changedOf = (fields: readonly string[]): string[] => [...fields.filter((field) => !(field in restored)), ...before.changed.filter((field) => field in restored)];
  return {
    published: { fields: { ...last.fields, ...restored }, changed: changedOf(last.changed).sort() },
    row: restored, changedFields: changedOf(now.changed).sort(), conflicts,
  };
}
