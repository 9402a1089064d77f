import { applyAll, touchesOf } from '#core/edit/apply';
import { applyChanges, type Changes } from '#core/edit/changes';
import type { Operation } from '#core/edit/operation';
import { readerOf, type Records, type RecordsReader } from '#core/edit/records';
import type { MergeConflict } from '#core/upstream/conflict';
import type { HeldReading } from '#core/upstream/held';
import type { EpisodeMerge } from '#core/upstream/mergeEpisode';
import type { TheirPart } from '#core/upstream/resolve';
import { appendToEach } from '../edit/appendRevisions.ts';
import { writeEach } from '../edit/writeChanges.ts';
import type { Transaction } from '../platform/database.ts';

/** What a merge makes of an episode's records. */
export interface Merged {
  episodeId: string;
  before: RecordsReader;
  /** None where nothing changes. */
  operations: readonly Operation[];
  inverse: readonly Operation[];
  changes: Changes;
  after: Records;
  /** Whether something of it is ours that the source has otherwise, though no revision says so: it came from no source before. */
  isOurs: boolean;
}

export function mergedOf(episodeId: string, records: Records, { operations }: Pick<EpisodeMerge, 'operations'>, isOurs = false): Merged {
  const before = readerOf(records);
  const outcome = applyAll(before, operations);
  if (!outcome.ok) throw new Error(`a merge made an operation that cannot be applied: ${outcome.failure.message}`);
  return { episodeId, before, operations, inverse: outcome.inverse, changes: outcome.changes, after: applyChanges(records, outcome.changes), isOurs };
}

/** Keeps what merges make of episodes, each of which knows of the speakers that the ones before it made: one revision of each that changes, or is a correction from now on, made by nobody. */
export async function keepMerges(transaction: Transaction, showId: string, merges: readonly Merged[], note: string): Promise<void> {
  const changing = merges.filter(({ operations, isOurs }) => operations.length > 0 || isOurs);
  if (changing.length === 0) return;
  await writeEach(transaction, showId, changing);
  await appendToEach(transaction, showId, changing.map(({ before, operations, ...merge }) => ({ ...merge, operations, touches: touchesOf(before, operations) })), note);
  // nothing of ours waits here that did not wait before
  await transaction.$executeRaw`
    update "episode" set "followedRevision" = revision
     where id = any(${changing.flatMap(({ episodeId, isOurs }) => (isOurs ? [] : [episodeId]))}::uuid[]) and revision - 1 = greatest("followedRevision", coalesce("publishedRevision", 0))`;
}

/** What a conflict is about in the new version, as records would be made of it. */
export function theirPartsOf({ segments, chapters, references }: HeldReading, { parts, theirs, field }: MergeConflict): (TheirPart & { id: string })[] {
  const values = new Map([...segments, ...chapters, ...references].map((part) => [part.id, part]));
  const list = field === '*' && Array.isArray(theirs) ? (theirs as unknown[]) : [theirs];
  return parts.map((id, index) => ({ id, line: values.get(id)!.line, value: list[index] ?? null }));
}
