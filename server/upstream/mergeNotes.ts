import { randomUUID } from 'node:crypto';
import { applyAll, touchesOf } from '#core/edit/apply';
import { applyChanges } from '#core/edit/changes';
import { readerOf } from '#core/edit/records';
import type { MergeConflict } from '#core/upstream/conflict';
import { heldReading, type HeldReading } from '#core/upstream/held';
import { mergeEpisode } from '#core/upstream/mergeEpisode';
import type { TheirPart } from '#core/upstream/resolve';
import { isSettled } from '#core/upstream/settled';
import { appendRevisions } from '../edit/appendRevisions.ts';
import { withoutPlaces } from '../edit/bring/wholeEpisode.ts';
import { readRecords } from '../edit/readRecords.ts';
import { writeChanges } from '../edit/writeChanges.ts';
import type { Transaction } from '../platform/database.ts';
import { keepConflicts } from './keepConflicts.ts';
import { placeRecords, placeRemoved } from './placeRecords.ts';

interface Versions {
  /** What the records were read from. */
  base: HeldReading;
  theirs: HeldReading;
  note: string;
  nowMs: number;
}

/** Merges a new version of an episode's notes into its records, under the episode's lock: one revision, or none where nothing changes. */
export async function mergeNotes(transaction: Transaction, { id: episodeId, showId }: { id: string; showId: string }, { base, theirs, note, nowMs }: Versions): Promise<void> {
  const placed = await readRecords((sql, values) => transaction.$queryRawUnsafe(sql, ...values), { id: episodeId, showId });
  const records = withoutPlaces(placed);
  const origins = new Map([...placed.segments, ...placed.chapters, ...placed.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const])));
  const { operations, places, moved, conflicts } = mergeEpisode({ base, ours: records, origins, theirs, newId: randomUUID });
  const reader = readerOf(records);
  const outcome = applyAll(reader, operations);
  if (!outcome.ok) throw new Error(`a merge made an operation that cannot be applied: ${outcome.failure.message}`);
  if (operations.length > 0) {
    await writeChanges(transaction, { showId, episodeId }, reader, outcome.changes);
    await appendRevisions(transaction, { showId, episodeId, reached: new Map(), operations, inverse: outcome.inverse, touches: touchesOf(reader, operations), authorId: null, note });
    // nothing of ours waits here that did not wait before
    await transaction.$executeRaw`update "episode" set "followedRevision" = revision where id = ${episodeId}::uuid and revision - 1 = greatest("followedRevision", coalesce("publishedRevision", 0))`;
  }
  await placeRemoved(transaction, episodeId, moved);
  await placeRecords(transaction, episodeId, places);
  const after = applyChanges(records, outcome.changes);
  const held = heldReading(theirs);
  await keepConflicts(transaction, { showId, episodeId, nowMs }, conflicts.map((conflict) => ({ ...conflict, theirParts: theirPartsOf(held, conflict) })), (open) => isSettled(open, after, places, held));
}

/** As records would be made of them. */
function theirPartsOf({ segments, chapters, references }: HeldReading, { parts, theirs, field }: MergeConflict): TheirPart[] {
  const values = new Map([...segments, ...chapters, ...references].map((part) => [part.id, part]));
  const list = field === '*' && Array.isArray(theirs) ? (theirs as unknown[]) : [theirs];
  return parts.map((id, index) => ({ id, line: values.get(id)!.line, value: list[index] ?? null }));
}
