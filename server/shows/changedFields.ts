import { sameValue } from '#core/edit/sameValue';
import type { ShowReading } from '#core/feed/reading';
import { showFieldsOf } from '#core/upstream/showFields';
import type { Transaction } from '../platform/database.ts';

/** A show's fields as its current feed states them; null if there is no feed, or if it was imported before these fields were recorded. */
export async function showInFeed(transaction: Pick<Transaction, 'sourceIndex'>, sourceId: string | null): Promise<ReturnType<typeof showFieldsOf> | null> {
  const index = sourceId === null ? null : await transaction.sourceIndex.findUnique({ where: { sourceId }, select: { show: true } });
  return index && showFieldsOf(index.show as unknown as ShowReading);
}

/**
 * Which fields of a show differ from its feed after a change: those that did before and those changed now, except for the ones set back to
 * what the feed says. Such a field is published as the feed has it, and follows the feed from then on.
 */
export async function changedFieldsAfter(transaction: Pick<Transaction, 'sourceIndex'>, { sourceId, changedFields }: { sourceId: string | null; changedFields: readonly string[] }, change: object): Promise<string[]> {
  const feed: object | null = await showInFeed(transaction, sourceId);
  const said = new Map(Object.entries(feed ?? {}));
  const again = new Set(Object.entries(change).flatMap(([field, value]) => (said.has(field) && sameValue(said.get(field), value) ? [field] : [])));
  return [...new Set([...changedFields, ...Object.keys(change)])].filter((field) => !again.has(field));
}
