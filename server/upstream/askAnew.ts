import { sameValue } from '#core/edit/sameValue';
import type { InFeed, ItemFields } from '#core/model/item';
import { fewWords } from '#core/upstream/conflict';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from '../platform/database.ts';

type About = { kind: 'item'; episodeId: string } | { kind: 'show'; showId: string };

/**
 * Updates open conflicts about an item when somebody changes it in some other way than by resolving them: fields that now agree with the feed
 * are settled, and the others get the new value as ours.
 *
 * @param item the changed fields with their new values
 * @param inFeed what the feed says in the fields that differ from it
 */
export const askOfItemAnew = (transaction: Transaction, { episodeId, nowMs }: { episodeId: string; nowMs: number }, item: Partial<ItemFields>, inFeed: InFeed): Promise<void> =>
  askAnew(transaction, nowMs, { kind: 'item', episodeId }, item, (field) => !(field in inFeed));

/** The same for a show. */
export const askOfShowAnew = (transaction: Transaction, { showId, nowMs }: { showId: string; nowMs: number }, fields: object): Promise<void> =>
  askAnew(transaction, nowMs, { kind: 'show', showId }, fields, (_, ours, theirs) => sameValue(ours, theirs ?? null));

async function askAnew(transaction: Transaction, nowMs: number, about: About, fields: object, isTheirs: (field: string, ours: unknown, theirs: unknown) => boolean): Promise<void> {
  const said = new Map<string, unknown>(Object.entries(fields));
  if (said.size === 0) return;
  const open = await transaction.upstreamConflict.findMany({ where: { ...about, resolvedAt: null, field: { in: [...said.keys()] } }, select: { id: true, field: true, theirs: true } });
  for (const { id, field, theirs } of open) {
    const ours = said.get(field) ?? null;
    const data = isTheirs(field, ours, theirs) ? { choice: 'settled', resolvedAt: new Date(nowMs) } : { ours: ours === null ? Prisma.JsonNull : (ours as Prisma.InputJsonValue), words: fewWords(String(ours ?? '')) };
    await transaction.upstreamConflict.update({ where: { id }, data });
  }
}
