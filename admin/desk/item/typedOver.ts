import { FIELDS, type Field, type Typed } from './itemForm';

/** What was typed in the fields of a form, and over which words of the item. */
export type TypedOver = Partial<Record<Field, { typed: string; over: string }>>;

/** A form over what the item says now. */
export interface Standing {
  typed: Typed;
  /** Where it says something else than the item. */
  touched: Field[];
  /** Where the item says something else, too, since that was typed: one of both is to be chosen. */
  contested: Field[];
}

const same = (one: string, other: string): boolean => one.trim() === other.trim();

/** Lays what was typed over the item as it is: what nobody typed in follows the item. */
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

/** The same with other words in some fields. Those are typed over what the item said when one began in the field. */
export function typeOver(item: Typed, mine: TypedOver, values: Partial<Typed>): TypedOver {
  const { touched } = standingOver(item, mine);
  const next = (Object.entries(values) as [Field, string][]).map(([field, typed]) => {
    const began = touched.includes(field) ? mine[field]!.over : item[field];
    return [field, { typed, over: same(typed, began) ? item[field] : began }] as const;
  });
  return { ...mine, ...Object.fromEntries(next) };
}

/** One's own words stay where the item says something else since, or give way to that. */
export function choose(item: Typed, mine: TypedOver, field: Field, whose: 'mine' | 'theirs'): TypedOver {
  const { [field]: chosen, ...others } = mine;
  return chosen && whose === 'mine' ? { ...others, [field]: { typed: chosen.typed, over: item[field] } } : others;
}
