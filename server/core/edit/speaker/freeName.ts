import type { Id } from '../../model/id.ts';
import { failed, type Failed } from '../failure.ts';
import type { RecordsReader } from '../records.ts';

/** Checks that a name is free: within a show it must be unique, because the label in the notes is all that tells speakers apart. Null if it is. */
export function freeName(records: RecordsReader, id: Id, name: string): Failed | null {
  const there = records.speakerNamed(name);
  return there && there.id !== id ? failed('name-taken', id, `The show already has a speaker "${name}": merge the two, or tell them apart by name.`, 'name') : null;
}
