import { applyAll, touchesOf } from '#core/edit/apply';
import { applyChanges } from '#core/edit/changes';
import { readerOf, type Records } from '#core/edit/records';
import type { MergeConflict } from '#core/upstream/conflict';
import type { HeldReading } from '#core/upstream/held';
import type { EpisodeMerge } from '#core/upstream/mergeEpisode';
import type { TheirPart } from '#core/upstream/resolve';
import { appendRevisions } from '../edit/appendRevisions.ts';
import { writeChanges } from '../edit/writeChanges.ts';
import type { Transaction } from '../platform/database.ts';

/** Keeps what a merge makes of an episode's records: one revision, made by nobody, or none where nothing changes. Answers the records after it. */
export async function keepMerge(transaction: Transaction, home: { showId: string; episodeId: string }, records: Records, { operations }: EpisodeMerge, note: string): Promise<Records> {
  const reader = readerOf(records);
  const outcome = applyAll(reader, operations);
  if (!outcome.ok) throw new Error(`a merge made an operation that cannot be applied: ${outcome.failure.message}`);
  if (operations.length > 0) {
    await writeChanges(transaction, home, reader, outcome.changes);
    await appendRevisions(transaction, { ...home, reached: new Map(), operations, inverse: outcome.inverse, touches: touchesOf(reader, operations), authorId: null, note });
    // nothing of ours waits here that did not wait before
    await transaction.$executeRaw`update "episode" set "followedRevision" = revision where id = ${home.episodeId}::uuid and revision - 1 = greatest("followedRevision", coalesce("publishedRevision", 0))`;
  }
  return applyChanges(records, outcome.changes);
}

/** What a conflict is about in the new version, as records would be made of it. */
export function theirPartsOf({ segments, chapters, references }: HeldReading, { parts, theirs, field }: MergeConflict): (TheirPart & { id: string })[] {
  const values = new Map([...segments, ...chapters, ...references].map((part) => [part.id, part]));
  const list = field === '*' && Array.isArray(theirs) ? (theirs as unknown[]) : [theirs];
  return parts.map((id, index) => ({ id, line: values.get(id)!.line, value: list[index] ?? null }));
}
