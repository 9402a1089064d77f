import { randomUUID } from 'node:crypto';
import { sameValue } from '#core/edit/sameValue';
import type { MergeConflict } from '#core/upstream/conflict';
import type { TheirPart } from '#core/upstream/resolve';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from '../platform/database.ts';

type Json = Prisma.InputJsonValue;
const json = (value: unknown): Json | typeof Prisma.JsonNull => (value === null || value === undefined ? Prisma.JsonNull : (value as Json));

/** A conflict to be asked about; `kind` may be the show itself. */
export type Asked = Omit<MergeConflict, 'kind'> & { kind: MergeConflict['kind'] | 'show'; theirParts: TheirPart[] };

interface Place {
  showId: string;
  /** Null: of the show itself. */
  episodeId: string | null;
  nowMs: number;
}

/**
 * Asks what a merge found. A question that was open already is not asked twice: it is told what upstream says now, and closed where upstream
 * says again what it said when it was first asked. Others that were open are closed where `isSettled` says so.
 */
export async function keepConflicts(transaction: Transaction, { showId, episodeId, nowMs }: Place, conflicts: readonly Asked[], isSettled: (open: { kind: string; field: string; recordIds: string[] }) => boolean): Promise<void> {
  const open = await transaction.upstreamConflict.findMany({ where: { showId, episodeId, resolvedAt: null } });
  const byName = new Map(open.map((conflict) => [conflict.name, conflict]));
  const settled = open.filter((conflict) => !conflicts.some(({ id }) => id === conflict.name) && isSettled(conflict)).map(({ id }) => id);
  for (const { id: name, kind, field, place, recordIds, after, theirParts, base, ours, theirs } of conflicts) {
    const known = byName.get(name);
    const said = { startMs: place.startMs, words: place.words, recordIds, after, parts: json(theirParts), ours: json(ours), theirs: json(theirs) };
    if (!known) await transaction.upstreamConflict.create({ data: { id: randomUUID(), showId, episodeId, name, kind, field, base: json(base), createdAt: new Date(nowMs), ...said } });
    else if (sameValue(known.base, theirs)) settled.push(known.id);
    else await transaction.upstreamConflict.update({ where: { id: known.id }, data: said });
  }
  await transaction.upstreamConflict.updateMany({ where: { id: { in: settled } }, data: { choice: 'settled', resolvedAt: new Date(nowMs) } });
}
