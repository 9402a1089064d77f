import { randomUUID } from 'node:crypto';
import { heldReading, type HeldReading } from '#core/upstream/held';
import { mergeEpisode } from '#core/upstream/mergeEpisode';
import { isSettled } from '#core/upstream/settled';
import { withoutPlaces } from '../edit/bring/wholeEpisode.ts';
import { readRecords, type Ask } from '../edit/readRecords.ts';
import { takenFiles } from '../linked/base.ts';
import { kindOfRole } from '../linked/readPlace.ts';
import type { Transaction } from '../platform/database.ts';
import { comeHome, handedBackOf, handedInNotes, takenByHost } from './handedBack.ts';
import { keepConflicts } from './keepConflicts.ts';
import { keepMerge, theirPartsOf } from './keepMerge.ts';
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
  const ask: Ask = (sql, values) => transaction.$queryRawUnsafe(sql, ...values);
  const home = { showId, episodeId };
  const placed = await readRecords(ask, { id: episodeId, showId });
  const records = withoutPlaces(placed);
  const from = new Map([...placed.segments, ...placed.chapters, ...placed.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const])));
  const handed = await handedBackOf(transaction, episodeId);
  const over = handed && takenByHost(base, await handedInNotes(transaction, episodeId, handed, base, placed), theirs);
  if (handed && over) await comeHome(transaction, { ...home, nowMs }, handed, over);
  const taken = (await takenFiles(ask, [episodeId])).map(({ role }) => kindOfRole(role));
  const stays = { segments: taken.includes('transcript'), chapters: taken.includes('chapters') };
  const merge = mergeEpisode({ base: over?.base ?? base, ours: records, origins: new Map([...from, ...(over?.origins ?? [])]), theirs, stays, newId: randomUUID });
  const after = await keepMerge(transaction, home, records, merge, note);
  await placeRemoved(transaction, episodeId, merge.moved);
  await placeRecords(transaction, episodeId, merge.places);
  const held = heldReading(theirs);
  const asked = merge.conflicts.map((conflict) => ({ ...conflict, theirParts: theirPartsOf(held, conflict) }));
  const isOfFile = (kind: string): boolean => (kind === 'segment' && stays.segments) || (kind === 'chapter' && stays.chapters);
  await keepConflicts(transaction, { ...home, nowMs }, asked, (open) => !isOfFile(open.kind) && isSettled(open, after, merge.places, held));
}
