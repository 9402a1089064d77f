import type { Patch } from '../model/patch.ts';
import type { Interpretation } from './interpret.ts';
import type { NotesFormat, NotesView, NotHeld } from './reading.ts';
import { writeLike } from './write.ts';
import { orderOf } from './write/order.ts';

/** A page that says the same as another. */
export interface OtherPage {
  source: string;
  format: NotesFormat;
}

/** What a list of records became on the page that was edited; `key` is the id of one that it had. */
interface Written<State> {
  before: readonly { id: string }[];
  written: readonly (State & { key: string })[];
}

/** The list of the other page, and which of its records are those of the first, by the ids there. */
interface Listed<Read, State, View> {
  there: readonly Read[];
  listed: ReadonlyMap<string, string>;
  /** A record there with what was changed here; of a new one, without. */
  become: (state: State & { key: string }, own: Read | null) => View;
  isChanged: (state: State & { key: string }) => boolean;
}

/**
 * The list of another page as it should be, with the keys of the records it shares, and the keys of changes that have no place in it: of records
 * that it does not have, and new ones that stand beside none that it has.
 */
export function listElsewhere<Read extends { id: string }, State, View extends object>({ before, written }: Written<State>, { there, listed, become, isChanged }: Listed<Read, State, View>): { wanted: (View & { key?: string })[]; missing: string[] } {
  const was = new Set(before.map(({ id }) => id));
  const stays = new Set(written.map(({ key }) => key));
  const gone = new Set([...listed].filter(([id]) => !stays.has(id)).map(([, id]) => id));
  const kept = written.filter(({ key }) => listed.has(key));
  const ids = new Set(kept.map(({ key }) => listed.get(key)!));
  const own = new Map(there.map((record) => [record.id, record]));
  let next = 0;
  // those that both pages have are in the order of this one
  const wanted = there.flatMap((record): (View & { key?: string })[] => {
    if (gone.has(record.id)) return [];
    if (!ids.has(record.id)) return [record as unknown as View];
    const state = kept[next++]!;
    return [{ ...become(state, own.get(listed.get(state.key)!)!), key: state.key }];
  });
  const missing = before.flatMap(({ id }) => (!stays.has(id) && !listed.has(id) ? [id] : []));
  const { moved } = orderOf(before, written.map(({ key }) => ({ id: key })));
  written.forEach((state, index) => {
    const { key } = state;
    if (was.has(key) && !listed.has(key) && (isChanged(state) || moved.has(key))) missing.push(key);
    if (was.has(key)) return;
    const placeOf = (other: { key: string } | undefined): number => wanted.findIndex((record) => other !== undefined && record.key === other.key);
    const [preceding, following] = [placeOf(written[index - 1]), placeOf(written.slice(index + 1).find((later) => was.has(later.key)))];
    if (preceding < 0 && following < 0) missing.push(key);
    else wanted.splice(preceding < 0 ? following : preceding + 1, 0, { ...become(state, null), key });
  });
  return { wanted, missing };
}

/** Writes one list of another page; `missing` are the keys of what it cannot hold. */
export function writeListElsewhere<List extends 'chapters' | 'references'>(there: Interpretation, list: List, wanted: readonly (NotesView[List][number] & { key?: string })[]): { patches: Patch[]; missing: string[] } {
  const { segments, chapters, references } = there.reading;
  const { patches, notHeld } = writeLike(there, { segments, chapters, references, [list]: wanted.map(({ key: _, ...record }) => record) }, there);
  const recordOf = ({ path }: NotHeld): number => Number(new RegExp(`^${list}\\[(\\d+)\\]`).exec(path)?.[1] ?? -1);
  return { patches, missing: notHeld.map((entry) => wanted[recordOf(entry)]?.key ?? entry.path) };
}

/** The ids of what two pages both say, once each; `nameOf` tells what is the same. */
export function saidByBoth<Here extends { id: string }, There extends { id: string }>(here: readonly Here[], there: readonly There[], nameHere: (record: Here) => string, nameThere: (record: There) => string): Map<string, string> {
  const theirs = onceEach(there, nameThere);
  return new Map([...onceEach(here, nameHere)].flatMap(([name, id]) => (id !== null && theirs.get(name) ? [[id, theirs.get(name)!] as const] : [])));
}

/** Ids by name; null if several have the same. */
function onceEach<T extends { id: string }>(records: readonly T[], nameOf: (record: T) => string): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const record of records) found.set(nameOf(record), found.has(nameOf(record)) ? null : record.id);
  return found;
}
