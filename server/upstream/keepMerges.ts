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

/** The outcome of a merge for an episode's records. */
export interface Merged {
  episodeId: string;
  before: RecordsReader;
  /** Empty if nothing changes. */
  operations: readonly Operation[];
  inverse: readonly Operation[];
  changes: Changes;
  after: Records;
  /** Whether records differ from the source although no revision says so, because the episode had no feed source before. */
  isOurs: boolean;
}

export function mergedOf(episodeId: string, records: Records, { operations }: Pick<EpisodeMerge, 'operations'>, isOurs = false): Merged {
  const before = readerOf(records);
  const outcome = applyAll(before, operations);
  if (!outcome.ok) throw new Error(`a merge made an operation that cannot be applied: ${outcome.failure.message}`);
  return { episodeId, before, operations, inverse: outcome.inverse, changes: outcome.changes, after: applyChanges(records, outcome.changes), isOurs };
}

/** Writes merges, each of which knows the speakers added before it: one revision without an author for each episode that changes, or whose records are now corrections. */
export async function keepMerges(transaction: Transaction, showId: string, merges: readonly Merged[], note: string): Promise<void> {
  const changing = merges.filter(({ operations, isOurs }) => operations.length > 0 || isOurs);
  if (changing.length === 0) return;
  await writeEach(transaction, showId, changing);
  await appendToEach(transaction, showId, changing.map(({ before, operations, ...merge }) => ({ ...merge, operations, touches: touchesOf(before, operations) })), note);
  await followsUpstream(transaction, changing.flatMap(({ episodeId, isOurs }) => (isOurs ? [] : [episodeId])));
}

/** Says of the newest revision of episodes that it only follows upstream: if no correction waited before it, none waits now. */
export async function followsUpstream(transaction: Transaction, episodeIds: readonly string[]): Promise<void> {
  await transaction.$executeRaw`
    update "episode" set "followedRevision" = revision
     where id = any(${episodeIds}::uuid[]) and revision - 1 = greatest("followedRevision", coalesce("publishedRevision", 0))`;
}

/** The parts of the new version that a conflict is about, as they would become records. */
export function theirPartsOf({ segments, chapters, references }: HeldReading, { parts, theirs, field }: MergeConflict): (TheirPart & { id: string })[] {
  const values = new Map([...segments, ...chapters, ...references].map((part) => [part.id, part]));
  const list = field === '*' && Array.isArray(theirs) ? (theirs as unknown[]) : [theirs];
  return parts.map((id, index) => ({ id, line: values.get(id)!.line, value: list[index] ?? null }));
}
