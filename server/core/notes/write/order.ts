import { longestRising } from '../../edit/longestRising.ts';

/** What became of a list of records: their keys in the new order (the id, or `+n` for a new one at position n), and which are new, gone or moved. */
export interface Order {
  keys: string[];
  added: Set<string>;
  gone: Set<string>;
  /** Known records that changed places with others: written by removing and inserting them. */
  moved: Set<string>;
}

export function orderOf(before: readonly { id: string }[], view: readonly { id?: string }[]): Order {
  const place = new Map(before.map(({ id }, index) => [id, index]));
  const seen = new Set<string>();
  const keys = view.map(({ id }, index) => {
    if (id === undefined || !place.has(id) || seen.has(id)) return `+${index}`;
    seen.add(id);
    return id;
  });
  const places = keys.flatMap((key) => place.get(key) ?? []);
  const stay = new Set(longestRising(places.length, (at, later) => places[at]! < places[later]!).map((at) => places[at]!));
  return {
    keys,
    added: new Set(keys.filter((key) => !place.has(key))),
    gone: new Set(before.map(({ id }) => id).filter((id) => !seen.has(id))),
    moved: new Set(keys.filter((key) => place.has(key) && !stay.has(place.get(key)!))),
  };
}
