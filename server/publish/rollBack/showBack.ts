import type { Choice } from '#core/edit/takeBack/takeBack';
import type { PublishedShowFields, ShowFields } from '../showFields.ts';

type Field = keyof ShowFields;

export interface ShowBack {
  /** What the feed says of the show then. */
  published: PublishedShowFields;
  /** What the show itself is to say, field by field. */
  row: Partial<ShowFields>;
  changedFields: string[];
  conflicts: { place: string; field: Field; restored: string | null; now: string | null }[];
}

interface States {
  before: PublishedShowFields;
  after: PublishedShowFields;
  /** Of the newest publication. */
  last: PublishedShowFields;
  /** Of the show as it is. */
  now: PublishedShowFields;
}

const words = (value: ShowFields[Field]): string | null => (value === null ? null : String(value));

/** Takes back what a publication changed of the show itself; a field that says a third thing by now is somebody's to choose. */
export function showBack({ before, after, last, now }: States, choices: Readonly<Record<string, Choice>>): ShowBack {
  const back: ShowBack = { published: { fields: { ...last.fields }, changed: [...last.changed] }, row: {}, changedFields: [...now.changed], conflicts: [] };
  const restore = (fields: Partial<ShowFields>, field: Field): void => { Object.assign(fields, { [field]: before.fields[field] }); };
  for (const field of Object.keys(after.fields) as Field[]) {
    const moved = after.fields[field] !== before.fields[field] || after.changed.includes(field) !== before.changed.includes(field);
    if (!moved) continue;
    const place = `show.${field}`;
    const third = [last, now].find(({ fields }) => fields[field] !== after.fields[field] && fields[field] !== before.fields[field]);
    if (third && choices[place] === undefined) back.conflicts.push({ place, field, restored: words(before.fields[field]), now: words(third.fields[field]) });
    if (choices[place] === 'keep') continue;
    restore(back.published.fields, field);
    restore(back.row, field);
    back.published.changed = listed(back.published.changed, field, before.changed.includes(field));
    back.changedFields = listed(back.changedFields, field, before.changed.includes(field));
  }
  return back;
}

const listed = (fields: readonly string[], field: string, is: boolean): string[] => [...fields.filter((other) => other !== field), ...(is ? [field] : [])].sort();
