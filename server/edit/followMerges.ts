import { singlesOf } from '#core/edit/apply';
import type { Operation } from '#core/edit/operation';
import type { RecordsReader } from '#core/edit/records';
import { followMerged, speakerIn } from '#core/edit/speaker/followMerged';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';

/** The merges of speakers among operations, as a JSON path. */
export const MERGES = 'strict $.**?(@.type == "mergeSpeakers")';

/**
 * Gives what operations give to somebody who was merged into another to that other one. Merges are edits of the show, which an episode need not
 * have heard of; they are looked for only where somebody is not there.
 */
export async function followMerges(transaction: Transaction, showId: string, records: RecordsReader, operations: readonly Operation[]): Promise<readonly Operation[]> {
  const isGone = (id: string | null): boolean => id !== null && !records.get('speakers', id);
  if (!operations.flatMap(singlesOf).some((single) => isGone(speakerIn(single)))) return operations;
  const revisions = await askingIn(transaction)<{ operations: Operation[] }>(
    `select operations from "revision" where "showId" = $1::uuid and operations @? '${MERGES}' order by "createdAt"`, [showId]);
  return followMerged(operations, revisions.flatMap((revision) => revision.operations), records);
}
