import { randomUUID } from 'node:crypto';
import type { Transaction } from '../platform/database.ts';
import { insertRows } from '../platform/insertRows.ts';

const LONGEST = 128;
const trimmed = (name: string): string => name.slice(0, LONGEST);

/** Maps speaker labels in notes to the show's speakers. */
export interface Meant {
  idOf(label: string): string;
  nameOf(label: string): string | undefined;
}

/** Finds the show's speakers by name or alias, and adds those that are new. */
export async function speakersOfShow(transaction: Transaction, showId: string, names: Iterable<string>): Promise<Meant> {
  const known = await transaction.speaker.findMany({ where: { showId }, select: { id: true, name: true, aliases: true } });
  const ids = new Map(known.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id])));
  for (const { id, name } of known) ids.set(name, id);
  const added = [...new Set([...names].map(trimmed))].filter((name) => !ids.has(name)).map((name) => ({ id: randomUUID(), showId, name }));
  await insertRows(transaction, 'speaker', added);
  for (const { id, name } of added) ids.set(name, id);
  const called = new Map([...known, ...added].map(({ id, name }) => [id, name]));
  return { idOf: (label) => ids.get(trimmed(label))!, nameOf: (label) => called.get(ids.get(trimmed(label)) ?? '') };
}
