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
import { wentBack } from '#core/upstream/wentBack';
import { withoutPlaces } from '../edit/bring/wholeEpisode.ts';
import { readRecordsOf } from '../edit/readRecords.ts';
import type { EpisodeRecords } from '../edit/rows.ts';
import { takenFiles } from '../linked/base.ts';
import { kindOfRole } from '../linked/readPlace.ts';
import { askingIn } from '../platform/ask.ts';
import type { Transaction } from '../platform/database.ts';
import { keepReadings, type NowRead } from '../reader/keptReadings.ts';
import { comeHome, handedInNotes, removedOrigins, wentBackOn, type CameHome, type HandedBack } from './handedBack.ts';
import { keepConflicts, type Found } from './keepConflicts.ts';
import { keepMerges, mergedOf, theirPartsOf, type Merged } from './keepMerges.ts';
import type { First, ItemHome } from './mergeItemFields.ts';
import { placeRecords, placeRemoved } from './placeRecords.ts';

/** The parts of an item that become records. */
type Told = Pick<ItemReading, 'notes' | 'simpleChapters'>;

/** An episode, the item its records were read from, and its item in the new version. */
export interface Versions {
  episodeId: string;
  base: Told;
  theirs: Told;
  /** What was last handed back to its host, if anything. */
  handed: HandedBack | undefined;
  /** The item that was corrected by that. */
  uncorrected?: Told | null;
  /** What the host has taken over of that outside the notes. */
  itemHome: ItemHome;
  /** For an episode created here, when its host first has it: `base` is then the page it was made from, which the host may never have seen. */
  first: First | null;
  /** If an older reader named the records: its reading of the page and today's, with the show's names for speakers. */
  read?: { was: HeldReading; now: HeldReading };
}

/** What we have of an episode. */
interface Known {
  records: EpisodeRecords;
  called: CalledHere | null;
  /** Which kinds of records were taken from linked files. */
  taken: readonly ('transcript' | 'chapters')[];
  removed: readonly [id: string, origin: string][];
}

/** Everything that results from one merge. */
interface Outcome extends Merged, Pick<EpisodeMerge, 'places' | 'moved'> {
  home: CameHome | null;
  /** What its host had taken over and went back on. */
  back: { episodeId: string; handed: HandedBack } | null;
  followsIntroduction: boolean;
  /** New labels, and the speakers they stand for. */
  calledAnew: CalledHere | null;
  nowRead: Omit<NowRead, 'showId'>;
  found: Found;
}

/**
 * Merges new versions of notes into the records of episodes that the caller has locked, as many as fit in memory: one revision of each, or none
 * if nothing changes. Queries and writes are done for all episodes at once.
 *
 * @returns the episodes whose introductions follow a changed source, since no revision tells of that
 */
export async function mergeNotes(transaction: Transaction, { showId, note, nowMs }: { showId: string; note: string; nowMs: number }, versions: readonly Versions[]): Promise<string[]> {
  const { speakers, known } = await knownOf(transaction, showId, versions);
  const outcomes: Outcome[] = [];
  // a speaker added by one merge is known to the next
  let cast = speakers;
  for (const each of versions) {
    const outcome = mergeOne(each, known.get(each.episodeId)!, cast);
    cast = [...outcome.after.speakers.values()];
    outcomes.push(outcome);
    await otherRequests();
  }
  await comeHome(transaction, { showId, nowMs }, outcomes.flatMap(({ home }) => home ?? []));
  await wentBackOn(transaction, { showId, nowMs }, outcomes.flatMap(({ back }) => back ?? []));
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

function mergeOne({ episodeId, handed, uncorrected, itemHome, first, read, ...items }: Versions, { records: placed, called, taken, removed }: Known, speakers: Speaker[]): Outcome {
  const told = toldBy(items.theirs);
  const [page, theirs]: [HeldReading, HeldReading] = read ? [read.was, read.now] : [toldBy(items.base), told];
  const known: HeldReading = first ? saidByBoth(page, theirs) : page;
  const records = withoutPlaces({ ...placed, speakers });
  const from = new Map([...placed.segments, ...placed.chapters, ...placed.references].flatMap(({ id, origin }) => (origin === null ? [] : [[id, origin] as const])));
  const given = handed && handedInNotes(handed, known, placed, removed);
  const back = given && uncorrected ? wentBack({ base: known, uncorrected: toldBy(uncorrected), handed: given, theirs }) : null;
  const base = back ?? known;
  const inNotes = given && takenOver({ base, handed: given, theirs });
  const over = inNotes && inNotes.taken.length > 0 ? inNotes : null;
  const all = { taken: [...itemHome.taken, ...(inNotes?.taken ?? [])], notTaken: [...itemHome.notTaken, ...(inNotes?.notTaken ?? [])] };
  const stays = { segments: taken.includes('transcript'), chapters: taken.includes('chapters') };
  const merge = mergeEpisode({ base: over?.base ?? base, ours: records, origins: new Map([...from, ...(over?.origins ?? [])]), theirs, stays, introduction: page.introduction, calledHere: read || stays.segments ? null : called, newId: randomUUID });
  const isOurs = first?.of === null && (itemHome.isOurs || merge.conflicts.length > 0 || [...merge.places.values()].includes(null));
  const merged = mergedOf(episodeId, records, merge, isOurs);
  const held = heldReading(theirs);
  const calledAnew = labelsAnew(read ? [...speakersIn(page), ...Object.keys(called ?? {})] : speakersIn(page), told, merged.after);
  const isOfFile = (kind: string): boolean => (kind === 'segment' && stays.segments) || (kind === 'chapter' && stays.chapters);
  return {
    ...merged, followsIntroduction: placed.notes.introduction === null && page.introduction !== theirs.introduction && merged.after.notes.get(episodeId)!.introduction === null, places: merge.places, moved: merge.moved, home: handed && all.taken.length > 0 ? { episodeId, handed, over: all } : null, calledAnew,
    back: handed && back ? { episodeId, handed } : null,
    nowRead: nowRead(episodeId, namedAsHere(told, { ...called, ...calledAnew }), merged.after, merge.places),
    found: {
      episodeId, conflicts: merge.conflicts.map((conflict) => ({ ...conflict, theirParts: theirPartsOf(held, conflict) })),
      partNow: partsNow(from, merge),
      isSettled: (open) => !isOfFile(open.kind) && isSettled(open, merged.after, merge.places, held),
    },
  };
}

/** Maps parts of the previous version to parts of the new one, by the records, present or deleted, that belong to them. */
function partsNow(origins: ReadonlyMap<string, string>, { places, moved }: EpisodeMerge): (id: string) => string | null {
  const now = new Map([...moved].map(([was, { origin }]) => [was, origin] as const));
  for (const [id, was] of origins) {
    const place = places.get(id);
    if (place) now.set(was, place.origin);
  }
  return (id) => now.get(id) ?? null;
}

const speakersIn = ({ segments }: HeldReading): string[] => segments.flatMap(({ speaker }) => speaker ?? []);

/** New labels stand for the speakers with those names now; known labels keep the speakers they had when they came. */
function labelsAnew(known: readonly string[], theirs: HeldReading, { speakers }: Records): CalledHere | null {
  const before = new Set(known);
  const labels = speakersIn(theirs).filter((speaker) => !before.has(speaker));
  if (labels.length === 0) return null;
  const cast = castOf(speakers.values(), new Map(), randomUUID);
  return calledHere(labels, (label) => speakers.get(cast.known(label) ?? '')?.name);
}

/** Whether the records are exactly what was read of the new version, in which case the reading need not be stored. */
function nowRead(episodeId: string, reading: HeldReading, after: Records, places: ReadonlyMap<string, Place | null>): Outcome['nowRead'] {
  const placed = new Map([...places].flatMap(([id, place]) => (place ? [[id, place] as const] : [])));
  const isHeld = after.notes.get(episodeId)!.introduction === null && sameReading(readingOf(after, placed, reading.introduction ?? ''), reading);
  return { episodeId, reading, isHeld };
}

async function callAnew(transaction: Transaction, outcomes: readonly Outcome[]): Promise<void> {
  const rows = outcomes.flatMap(({ episodeId, calledAnew }) => (calledAnew ? [{ id: episodeId, called: calledAnew }] : []));
  if (rows.length > 0) await transaction.$executeRaw`update "episode" e set "calledHere" = coalesce(e."calledHere", '{}') || c.called from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) c(id uuid, called jsonb) where e.id = c.id`;
}
