import type { Id } from '#core/model/id';

export function toggled(chosen: ReadonlySet<Id>, id: Id): Set<Id> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Gives everything between two rows, both included, the state of the first: chosen or not. */
export function rangeChosen(ids: readonly Id[], chosen: ReadonlySet<Id>, from: Id, to: Id): Set<Id> {
  const [first, last] = [ids.indexOf(from), ids.indexOf(to)].sort((a, b) => a - b);
  const next = new Set(chosen);
  for (const id of ids.slice(first, last! + 1)) {
    if (chosen.has(from)) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** What is not chosen between the first and the last chosen row. */
export function betweenChosen(ids: readonly Id[], chosen: ReadonlySet<Id>): Id[] {
  const [first, last] = [ids.findIndex((id) => chosen.has(id)), ids.findLastIndex((id) => chosen.has(id))];
  return first < 0 ? [] : ids.slice(first + 1, last).filter((id) => !chosen.has(id));
}
