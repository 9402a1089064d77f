import { randomUUID } from 'node:crypto';
import { setImmediate as otherRequests } from 'node:timers/promises';
import { toldBy } from '#core/feed/get';
import type { ItemReading } from '#core/feed/reading';
import type { Records } from '#core/edit/records';
import type { Speaker } from '#core/model/speaker';
import { calledHere, type CalledHere } from '#core/notes/called';
import { namedAsHere, readingOf, sameReading } from '#core/upstream/asItWasRead';
import { castOf } from '#core/upstream/cast';
import { heldReading, type HeldReading } from '#core/upstream/held';
import { mergeEpisode, type EpisodeMerge, type Place } from '#core/upstream/mergeEpisode';
import { saidByBoth } from '#core/upstream/saidByBoth';
import { isSettled } from '#core/upstream/settled';
import { takenOver } from '#core/upstream/takenOver';
import { withoutPlaces } from '../edit/bring/wholeEpisode.ts';
import { readRecordsOf } from '../edit/readRecords.ts';
import type { EpisodeRecords } from '../edit/rows.ts';
import { takenFiles } from '../linked/base.ts';
import { kindOfRole } from '../linked/readPlace.ts';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';
import { keepReadings, type NowRead } from '../reader/keptReadings.ts';
import { comeHome, handedInNotes, removedOrigins, type CameHome, type HandedBack } from './handedBack.ts';
import { keepConflicts, type Found } from './keepConflicts.ts';
import { keepMerges, mergedOf, theirPartsOf, type Merged } from './keepMerges.ts';
import type { First, ItemHome } from './mergeItemFields.ts';
import { placeRecords, placeRemoved } from './placeRecords.ts';

/** What an item says of an episode. */
type Told = Pick<ItemReading, 'notes' | 'simpleChapters'>;

/** An episode, the item that its records were read from, and that of the new version. */
export interface Versions {
  episodeId: string;
  base: Told;
  theirs: Told;
  /** What its host was handed back last, if anything, */
  handed: HandedBack | undefined;
  /** and what it has of that besides the notes. */
  itemHome: ItemHome;
  /** Of one that was made here, when its host has it first: then `base` is the page it was made of, which its host need not know. */
  first: First | null;
  /** What an older reader read of `base`, with the names that people had here, where it named the records: `base` is what today's reader reads of it. */
  was?: HeldReading;
}

/** What is known here of an episode. */
interface Known {
  records: EpisodeRecords;
  called: CalledHere | null;
  /** What of it was taken from linked files. */
  taken: readonly ('transcript' | 'chapters')[];
  removed: readonly [id: string, origin: string][];
}

/** All that one merge says. */
interface Outcome extends Merged, Pick<EpisodeMerge, 'places' | 'moved'> {
  home: CameHome | null;
  followsIntroduction: boolean;
  /** Labels that came new, and whom they stand for. */
  calledAnew: CalledHere | null;
  nowRead: Omit<NowRead, 'showId'>;
  found: Found;
}

/**
 * Merges new versions of notes into the records of some episodes, as many as are easily held and all held still: one revision of each, or none where
 * nothing changes. What is asked and written is asked and written for all of them at once.
 *
 * @returns those whose introductions follow their sources, which say something else now: no revision tells of that
 */
export async function mergeNotes(transaction: Transaction, { showId, note, nowMs }: { showId: string; note: string; nowMs: number }, versions: readonly Versions[]): Promise<string[]> {
  const { speakers, known } = await knownOf(transaction, showId, versions);
  const outcomes: Outcome[] = [];
  // a speaker whom one of them brings is the next one's too
  let cast = speakers;
  for (const each of versions) {
    const outcome = mergeOne(each, known.get(each.episodeId)!, cast);
    cast = [...outcome.after.speakers.values()];
    outcomes.push(outcome);
    await otherRequests();
  }
  await comeHome(transaction, { showId, nowMs }, outcomes.flatMap(({ home }) => home ?? []));
  await keepMerges(transaction, showId, outcomes, note);
  await callAnew(transaction, outcomes);
  await keepReadings(transaction, outcomes.map(({ nowRead }) => ({ ...nowRead, showId })));
  await placeRemoved(transaction, outcomes);
  await placeRecords(transaction, outcomes);
  await keepConflicts(transaction, { showId, nowMs }, outcomes.map(({ found }) => found));
  return outcomes.flatMap(({ episodeId, followsIntroduction }) => (followsIntroduction ? [episodeId] : []));
}

async function knownOf(transaction: Transaction, showId: string, versions: readonly Versions[]): Promise<{ speakers: Speaker[]; known: Map<string, Known> }> {
  const ask = askingIn(transaction);
  const ids = versions.map(({ episodeId }) => episodeId);
  const { speakers, episodes } = await readRecordsOf(ask, showId, ids);
  const called = new Map((await ask<{ id: string; calledHere: CalledHere | null }>('select id, "calledHere" from "episode" where id = any($1::uuid[])', [ids])).map((row) => [row.id, row.calledHere]));
  const files = await takenFiles(ask, ids);
  const removed = await removedOrigins(transaction, versions.flatMap(({ episodeId, handed }) => (handed ? [episodeId] : [])));
  return {
    speakers,
    known: new Map(ids.map((id) => [id, {
      records: episodes.get(id)!, called: called.get(id) ?? null, removed: removed.get(id) ?? [],
      taken: files.filter(({ episodeId }) => episodeId === id).map(({ role }) => kindOfRole(role)),
    }])),
  };
}

function mergeOne({ episodeId, handed, itemHome, first, was, ...items }: Versions, { records: placed, called, taken, removed }: Known, speakers: Speaker[]): Outcome {
  const told = toldBy(items.theirs);
  const [page, theirs]: [HeldReading, HeldReading] = was ? [was, namedAsHere(told, called)] : [toldBy(items.base), told];
  const base: HeldReading = first ? saidByBoth(page, theirs) : page;
  const records = withoutPlaces({ ...placed, speakers });
  const from = new Map([...placed.segments, ...placed.chapters, ...placed.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const])));
  const inNotes = handed && takenOver({ base, handed: handedInNotes(handed, base, placed, removed), theirs });
  const over = inNotes && inNotes.taken.length > 0 ? inNotes : null;
  const all = { taken: [...itemHome.taken, ...(inNotes?.taken ?? [])], notTaken: [...itemHome.notTaken, ...(inNotes?.notTaken ?? [])] };
  const stays = { segments: taken.includes('transcript'), chapters: taken.includes('chapters') };
  const merge = mergeEpisode({ base: over?.base ?? base, ours: records, origins: new Map([...from, ...(over?.origins ?? [])]), theirs, stays, introduction: page.introduction, calledHere: was || stays.segments ? null : called, newId: randomUUID });
  const isOurs = first?.of === null && (itemHome.isOurs || merge.conflicts.length > 0 || [...merge.places.values()].includes(null));
  const merged = mergedOf(episodeId, records, merge, isOurs);
  const held = heldReading(theirs);
  const calledAnew = labelsAnew(was ? [...speakersIn(page), ...Object.keys(called ?? {})] : speakersIn(page), told, merged.after);
  const isOfFile = (kind: string): boolean => (kind === 'segment' && stays.segments) || (kind === 'chapter' && stays.chapters);
  return {
    ...merged, followsIntroduction: placed.notes.introduction === null && page.introduction !== theirs.introduction && merged.after.notes.get(episodeId)!.introduction === null, places: merge.places, moved: merge.moved, home: handed && all.taken.length > 0 ? { episodeId, handed, over: all } : null, calledAnew,
    nowRead: nowRead(episodeId, namedAsHere(told, { ...called, ...calledAnew }), merged.after, merge.places),
    found: {
      episodeId, conflicts: merge.conflicts.map((conflict) => ({ ...conflict, theirParts: theirPartsOf(held, conflict) })),
      partNow: partsNow(from, merge),
      isSettled: (open) => !isOfFile(open.kind) && isSettled(open, merged.after, merge.places, held),
    },
  };
}

/** Which part of the new version a part of the one before is: that of its record, or of the one that was removed. */
function partsNow(origins: ReadonlyMap<string, string>, { places, moved }: EpisodeMerge): (id: string) => string | null {
  const now = new Map([...moved].map(([was, { origin }]) => [was, origin] as const));
  for (const [id, was] of origins) {
    const place = places.get(id);
    if (place) now.set(was, place.origin);
  }
  return (id) => now.get(id) ?? null;
}

const speakersIn = ({ segments }: HeldReading): string[] => segments.flatMap(({ speaker }) => speaker ?? []);

/** Labels that came new stand for whom they stand now; those that were there, for whom they stood when they came. */
function labelsAnew(known: readonly string[], theirs: HeldReading, { speakers }: Records): CalledHere | null {
  const before = new Set(known);
  const labels = speakersIn(theirs).filter((speaker) => !before.has(speaker));
  if (labels.length === 0) return null;
  const cast = castOf(speakers.values(), new Map(), randomUUID);
  return calledHere(labels, (label) => speakers.get(cast.known(label) ?? '')?.name);
}

/** Whether records are just what was read of the new version: then it need not be kept. */
function nowRead(episodeId: string, reading: HeldReading, after: Records, places: ReadonlyMap<string, Place | null>): Outcome['nowRead'] {
  const placed = new Map([...places].flatMap(([id, place]) => (place ? [[id, place] as const] : [])));
  const isHeld = after.notes.get(episodeId)!.introduction === null && sameReading(readingOf(after, placed, reading.introduction ?? ''), reading);
  return { episodeId, reading, isHeld };
}

async function callAnew(transaction: Transaction, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ episodeId, calledAnew }) => (calledAnew ? [{ id: episodeId, called: calledAnew }] : []));
  if (rows.length > 0) await transaction.$executeRaw`update "episode" e set "calledHere" = coalesce(e."calledHere", '{}') || c.called from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c(id uuid, called jsonb) where e.id = c.id`;
}
