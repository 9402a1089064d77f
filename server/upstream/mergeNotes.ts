import { randomUUID } from 'node:crypto';
import type { Records } from '#core/edit/records';
import { calledHere, type CalledHere } from '#core/notes/called';
import { castOf } from '#core/upstream/cast';
import { heldReading, type HeldReading } from '#core/upstream/held';
import { mergeEpisode } from '#core/upstream/mergeEpisode';
import { isSettled } from '#core/upstream/settled';
import { withoutPlaces } from '../edit/bring/wholeEpisode.ts';
import { readRecords } from '../edit/readRecords.ts';
import { takenFiles } from '../linked/base.ts';
import { kindOfRole } from '../linked/readPlace.ts';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';
import { comeHome, handedInNotes, takenByHost, type HandedBack } from './handedBack.ts';
import { keepConflicts } from './keepConflicts.ts';
import { keepMerge, theirPartsOf } from './keepMerge.ts';
import { placeRecords, placeRemoved } from './placeRecords.ts';

interface Versions {
  /** What the records were read from. */
  base: HeldReading;
  theirs: HeldReading;
  /** What its host was handed back last, where that was ever done. */
  handed: HandedBack | undefined;
  note: string;
  nowMs: number;
}

/** Merges a new version of an episode's notes into its records, under the episode's lock: one revision, or none where nothing changes. */
export async function mergeNotes(transaction: Transaction, { id: episodeId, showId }: { id: string; showId: string }, { base, theirs, handed, note, nowMs }: Versions): Promise<void> {
  const ask = askingIn(transaction);
  const home = { showId, episodeId };
  const placed = await readRecords(ask, { id: episodeId, showId });
  const records = withoutPlaces(placed);
  const from = new Map([...placed.segments, ...placed.chapters, ...placed.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const])));
  const over = handed && takenByHost(base, await handedInNotes(transaction, episodeId, handed, base, placed), theirs);
  if (handed && over) await comeHome(transaction, { ...home, nowMs }, handed, over);
  const taken = (await takenFiles(ask, [episodeId])).map(({ role }) => kindOfRole(role));
  const stays = { segments: taken.includes('transcript'), chapters: taken.includes('chapters') };
  const merge = mergeEpisode({ base: over?.base ?? base, ours: records, origins: new Map([...from, ...(over?.origins ?? [])]), theirs, stays, introduction: base.introduction, calledHere: stays.segments ? null : await calledIn(transaction, episodeId), newId: randomUUID });
  const after = await keepMerge(transaction, home, records, merge, note);
  await callAsNow(transaction, episodeId, { base, theirs, speakers: after.speakers });
  await placeRemoved(transaction, episodeId, merge.moved);
  await placeRecords(transaction, episodeId, merge.places);
  const held = heldReading(theirs);
  const asked = merge.conflicts.map((conflict) => ({ ...conflict, theirParts: theirPartsOf(held, conflict) }));
  const isOfFile = (kind: string): boolean => (kind === 'segment' && stays.segments) || (kind === 'chapter' && stays.chapters);
  await keepConflicts(transaction, { ...home, nowMs }, asked, (open) => !isOfFile(open.kind) && isSettled(open, after, merge.places, held));
}

const calledIn = async (transaction: Transaction, id: string): Promise<CalledHere | null> =>
  (await transaction.episode.findUniqueOrThrow({ where: { id }, select: { calledHere: true } })).calledHere as CalledHere | null;

/** Labels that came new stand for whom they stand now; those that were there, for whom they stood when they came. */
async function callAsNow(transaction: Transaction, id: string, { base, theirs, speakers }: Pick<Versions, 'base' | 'theirs'> & { speakers: Records['speakers'] }): Promise<void> {
  const before = new Set(base.segments.map(({ speaker }) => speaker));
  const labels = theirs.segments.flatMap(({ speaker }) => (speaker === null || before.has(speaker) ? [] : [speaker]));
  if (labels.length === 0) return;
  const cast = castOf(speakers.values(), new Map(), randomUUID);
  const added = calledHere(labels, (label) => speakers.get(cast.known(label) ?? '')?.name);
  if (added) await transaction.episode.update({ where: { id }, data: { calledHere: { ...(await calledIn(transaction, id)), ...added } } });
}
