import { singlesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import { withHalves } from '#core/upstream/halves';
import type { Transaction } from '../platform/database.ts';

/** What is asked about a segment that an edit cuts in two is asked about both halves: if upstream's words replaced one, the other would stay beside them. */
export async function askOfHalves(transaction: Transaction, episodeId: string, operations: readonly Operation[]): Promise<void> {
  if (!operations.flatMap(singlesOf).some(({ type }) => type === 'split')) return;
  const open = await transaction.upstreamConflict.findMany({ where: { episodeId, kind: 'segment', resolvedAt: null }, select: { id: true, recordIds: true } });
  for (const { id, recordIds } of open) {
    const both = withHalves(recordIds, operations);
    if (both.length > recordIds.length) await transaction.upstreamConflict.update({ where: { id }, data: { recordIds: both } });
  }
}
