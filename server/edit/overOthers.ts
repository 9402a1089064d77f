import { singlesOf } from '#core/edit/apply';
import type { Changes } from '#core/edit/changes';
import type { Operation } from '#core/edit/operation';
import type { RecordsReader } from '#core/edit/records';
import type { Conflict } from '#core/model/revision';
import { sourceIntroductions } from '../import/sourceIntroductions.ts';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';

/**
 * Conflicts about introductions that replace the source's, if the source has changed since the author saw it. Rebasing cannot find them,
 * because no record changed and so there is no revision.
 */
export async function overOthers(transaction: Transaction, records: RecordsReader, operations: readonly Operation[], { notes }: Changes): Promise<Conflict[]> {
  const over = new Map(operations.flatMap(singlesOf).flatMap((single) =>
    single.type === 'setIntroduction' && single.over !== undefined && records.get('notes', single.episodeId)?.introduction === null ? [[single.episodeId, single.over] as const] : []));
  if (over.size === 0) return [];
  const ask = askingIn(transaction);
  const kept = await sourceIntroductions(ask, [...over.keys()]);
  const others = [...over].filter(([id, seen]) => kept.get(id) !== seen);
  const said = await sourceIntroductions(ask, others.map(([id]) => id), 'read');
  return others.flatMap(([recordId, seen]): Conflict[] => {
    const [yours, theirs] = [notes.put.get(recordId)?.introduction ?? null, said.get(recordId)!];
    return theirs === seen || theirs === yours ? [] : [{ recordId, field: 'introduction', yours, theirs }];
  });
}
