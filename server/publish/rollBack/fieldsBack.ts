import type { Choice } from '#core/edit/takeBack/takeBack';

export interface States<Fields> {
  before: Fields;
  after: Fields;
  /** The fields in the newest publication. */
  last: Fields;
  /** The current fields. */
  now: Fields;
}

export interface FieldsBack<Fields> {
  /** The restored value of each field that is taken back. */
  restored: Partial<Fields>;
  conflicts: { place: string; field: keyof Fields & string; restored: string | null; now: string | null }[];
}

/** Takes back a publication's changes, field by field; a field that has a third value by now needs a choice, given under its place. */
export function fieldsBack<Fields extends object>(changed: readonly (keyof Fields & string)[], { before, after, last, now }: States<Fields>, placeOf: (field: string) => string, choices: Readonly<Record<string, Choice>>): FieldsBack<Fields> {
  const back: FieldsBack<Fields> = { restored: {}, conflicts: [] };
  for (const field of changed) {
    const place = placeOf(field);
    const third = [last, now].find((fields) => fields[field] !== after[field] && fields[field] !== before[field]);
    if (third && choices[place] === undefined) back.conflicts.push({ place, field, restored: words(before[field]), now: words(third[field]) });
    if (choices[place] !== 'keep') back.restored[field] = before[field];
  }
  return back;
}

const words = (value: unknown): string | null => (value === null ? null : String(value));
