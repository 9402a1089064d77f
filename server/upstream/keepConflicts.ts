import { randomUUID } from 'node:crypto';
import { sameValue } from '#core/edit/sameValue';
import type { MergeConflict } from '#core/upstream/conflict';
import type { TheirPart } from '#core/upstream/resolve';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from '../platform/database.ts';

type Json = Prisma.InputJsonValue;
const json = (value: unknown): Json | typeof Prisma.JsonNull => (value === null || value === undefined ? Prisma.JsonNull : (value as Json));

/** A conflict to be stored; its `kind` may also be the show itself, or an item's fields other than the notes. */
export type Asked = Omit<MergeConflict, 'kind'> & { kind: MergeConflict['kind'] | 'show' | 'item'; theirParts: TheirPart[] };

/** The conflicts that the merge of an episode found. */
export interface Found {
  /** Null for the show itself. */
  episodeId: string | null;
  conflicts: readonly Asked[];
  isSettled: (open: { kind: string; field: string; recordIds: string[] }) => boolean;
  /** Maps a part that older conflicts are about to its part in the new reading, or null if it has none. Absent if parts keep their ids. */
  partNow?: (id: string) => string | null;
}

/**
 * Stores the conflicts that merges found. One that is already open is not stored twice: it gets upstream's new value, and is settled if upstream
 * is back to its original value. Other open ones are settled if `isSettled` says so. Five statements at most.
 */
export async function keepConflicts(transaction: Transaction, { showId, nowMs }: { showId: string; nowMs: number }, found: readonly Found[]): Promise<void> {
  const ids = found.flatMap(({ episodeId }) => episodeId ?? []);
  const open = await transaction.upstreamConflict.findMany({ where: { showId, resolvedAt: null, episodeId: ids.length > 0 ? { in: ids } : null } });
  const asked: Prisma.UpstreamConflictCreateManyInput[] = [];
  const again: { id: string; said: object }[] = [];
  const settled: string[] = [];
  const moved: Moved[] = [];
  for (const { episodeId, conflicts, isSettled, partNow } of found) {
    const here = open.filter((conflict) => conflict.episodeId === episodeId);
    const byName = new Map(here.map((conflict) => [conflict.name, conflict]));
    const before = here.filter((conflict) => !conflicts.some(({ id }) => id === conflict.name));
    settled.push(...before.filter(isSettled).map(({ id }) => id));
    if (partNow) moved.push(...before.flatMap(({ id, parts }) => movedParts(id, parts as unknown as TheirPart[] | null, partNow)));
    for (const { id: name, kind, field, place: { startMs, words }, recordIds, after, theirParts, base, ours, theirs } of conflicts) {
      const known = byName.get(name);
      if (!known) asked.push({ id: randomUUID(), showId, episodeId, name, kind, field, base: json(base), createdAt: new Date(nowMs), startMs, words, recordIds, after, parts: json(theirParts), ours: json(ours), theirs: json(theirs) });
      else if (sameValue(known.base, theirs)) settled.push(known.id);
      else again.push({ id: known.id, said: { startMs, words, recordIds, after, parts: theirParts, ours: ours ?? null, theirs: theirs ?? null } });
    }
  }
  if (asked.length > 0) await transaction.upstreamConflict.createMany({ data: asked });
  if (again.length > 0) await sayAgain(transaction, again);
  if (moved.length > 0) await transaction.$executeRaw`update "upstream_conflict" c set parts = m.parts from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) m(id uuid, parts jsonb) where c.id = m.id`;
  if (settled.length > 0) await transaction.upstreamConflict.updateMany({ where: { id: { in: settled } }, data: { choice: 'settled', resolvedAt: new Date(nowMs) } });
}

interface Moved {
  id: string;
  parts: TheirPart[];
}

/** A conflict that stays open is about the same parts, which may have new ids now; returns nothing if they do not. */
function movedParts(id: string, parts: readonly TheirPart[] | null, partNow: (id: string) => string | null): Moved[] {
  const now = (parts ?? []).map((part) => ({ ...part, id: part.id === null ? null : partNow(part.id) }));
  return now.some((part, index) => part.id !== parts![index]!.id) ? [{ id, parts: now }] : [];
}

const sayAgain = (transaction: Transaction, again: readonly { id: string; said: object }[]): Promise<number> => transaction.$executeRaw`
  update "upstream_conflict" c
     set "startMs" = (a.said ->> 'startMs')::int, words = a.said ->> 'words', "recordIds" = array(select jsonb_array_elements_text(a.said -> 'recordIds')),
         after = a.said ->> 'after', parts = a.said -> 'parts', ours = a.said -> 'ours', theirs = a.said -> 'theirs'
    from jsonb_to_recordset(${JSON.stringify(again)}::jsonb) a(id uuid, said jsonb) where c.id = a.id`;
