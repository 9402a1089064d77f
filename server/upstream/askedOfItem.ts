import type { InFeed, ItemFields } from '#core/model/item';
import { fewWords } from '#core/upstream/conflict';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from '../platform/database.ts';

/**
 * Keeps the questions about an item true where somebody changes it otherwise than by answering them: what says again what the feed says
 * asks nothing any more, and of the others, ours is what is said now.
 *
 * @param item the fields that were changed, as they are
 * @param inFeed what the feed says of those that it says otherwise
 */
export async function askOfItemAnew(transaction: Transaction, { episodeId, nowMs }: { episodeId: string; nowMs: number }, item: Partial<ItemFields>, inFeed: InFeed): Promise<void> {
  const said = new Map(Object.entries(item));
  const open = await transaction.upstreamConflict.findMany({ where: { episodeId, kind: 'item', resolvedAt: null, field: { in: [...said.keys()] } }, select: { id: true, field: true } });
  for (const { id, field } of open) {
    const ours = said.get(field) ?? null;
    const data = field in inFeed ? { ours: ours ?? Prisma.JsonNull, words: fewWords(String(ours ?? '')) } : { choice: 'settled', resolvedAt: new Date(nowMs) };
    await transaction.upstreamConflict.update({ where: { id }, data });
  }
}
