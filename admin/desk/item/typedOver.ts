import { FIELDS, type Field, type Typed } from './itemForm';

/** What was typed in the fields of a form, and which value of the item it was typed over. */
export type TypedOver = Partial<Record<Field, { typed: string; over: string }>>;

/** A form laid over the item as it is now. */
export interface Standing {
  typed: Typed;
  /** The fields that differ from the item. */
  touched: Field[];
  /** Those whose value in the item has also changed since: one of the two must be chosen. */
  contested: Field[];
}

const same = (one: string, other: string): boolean => one.trim() === other.trim();

/** Lays what was typed over the current item. Fields that were not typed in follow the item. */
export function standingOver(item: Typed, mine: TypedOver): Standing {
  const changed = (field: Field) => mine[field] !== undefined && !same(mine[field].typed, mine[field].over);
  const touched = FIELDS.filter((field) => changed(field) && !same(mine[field]!.typed, item[field]));
  const shown = (field: Field): string => (changed(field) || mine[field]?.over === item[field] ? mine[field]!.typed : item[field]);
  return {
    typed: Object.fromEntries(FIELDS.map((field) => [field, shown(field)])) as Typed,
    touched,
    contested: touched.filter((field) => mine[field]!.over !== item[field]),
  };
}

/** The same with other values in some fields. A field counts as typed over what the item said when the user started on it. */
export function typeOver(item: Typed, mine: TypedOver, values: Partial<Typed>): TypedOver {
  const { touched } = standingOver(item, mine);
  const next = (Object.entries(values) as [Field, string][]).map(([field, typed]) => {
    const began = touched.includes(field) ? mine[field]!.over : item[field];
    return [field, { typed, over: same(typed, began) ? item[field] : began }] as const;
  });
  return { ...mine, ...Object.fromEntries(next) };
}

/** Keeps the user's value although the item has changed, or gives it up. */
export function choose(item: Typed, mine: TypedOver, field: Field, whose: 'mine' | 'theirs'): TypedOver {
  const { [field]: chosen, ...others } = mine;
  return chosen && whose === 'mine' ? { ...others, [field]: { typed: chosen.typed, over: item[field] } } : others;
}
