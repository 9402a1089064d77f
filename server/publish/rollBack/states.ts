import { recordsOf, type Records } from '#core/edit/records';
import { keptKeys } from '#core/upstream/keptKeys';
import type { Chapter } from '#core/model/chapter';
import type { Notes } from '#core/model/notes';
import type { Reference } from '#core/model/reference';
import type { Segment } from '#core/model/segment';
import type { Speaker } from '#core/model/speaker';
import type { NotesReading } from '#core/notes/reading';
import type { EpisodeRecords, Placed } from '../../edit/rows.ts';
import { recordId } from '../../import/recordId.ts';
import { recordsOfReading } from '../../import/recordsOfReading.ts';
import type { PublishedView } from '../publishedView.ts';

const bareSegment = ({ id, order, startMs, timeFrom, endMs, speakerId, speakerFrom, text, heading, words }: Placed<Segment>): Segment => ({ id, order, startMs, timeFrom, endMs, speakerId, speakerFrom, text, heading, words });
const bareChapter = ({ id, startMs, title, url, imageUrl }: Placed<Chapter>): Chapter => ({ id, startMs, title, url, imageUrl });
const bareReference = ({ id, order, title, url, note, links }: Placed<Reference>): Reference => ({ id, order, title, url, note, links });

/** Records without their places in the source, as edits use them. */
export const bareRecords = ({ segments, chapters, references, notes }: EpisodeRecords, speakers: readonly Speaker[]): Records =>
  recordsOf({ segments: segments.map(bareSegment), chapters: chapters.map(bareChapter), references: references.map(bareReference), notes: [notes], speakers });

/** The published records of an episode. */
export const publishedRecords = (episodeId: string, view: PublishedView): Records => bareRecords({ ...view, notes: notesOf(episodeId, view.introduction) }, view.speakers);

const notesOf = (id: string, introduction: string | null = null): Notes => ({ id, introduction });

/** Records made from the same notes: those of the other view, and those deleted since. */
export interface Beside {
  view: PublishedView;
  /** Ids of deleted records by their places. */
  removed: ReadonlyMap<string, string>;
}

/**
 * The records of an original episode, with the ids they have in the other view, and with the speakers they would have now. A name in the notes
 * stands for the speaker who has it. If nobody has it, but all its segments now have the same speaker, that speaker was renamed; otherwise the
 * speaker is gone.
 */
export function recordsAsTheyCame({ episodeId, showId }: { episodeId: string; showId: string }, reading: NotesReading, { view, removed }: Beside, now: readonly Speaker[]): Records {
  const placed = new Map([...view.segments, ...view.chapters, ...view.references].flatMap((record) => (record.origin === null ? [] : [[record.origin, record] as const])));
  const taken = new Set([...placed.values()].map(({ id }) => id));
  const idAt = (origin: string): string => {
    const [known, read] = [placed.get(origin)?.id ?? removed.get(origin), recordId(episodeId, origin)];
    return known ?? (taken.has(read) ? recordId(episodeId, `${view.sourceId} ${origin}`) : read);
  };
  const given = new Map(view.segments.map(({ id, speakerId }) => [id, speakerId]));
  const idOf = speakersOf(reading, (origin) => given.get(idAt(origin)) ?? null, view.speakers, now, (name) => recordId(showId, `speaker ${name}`));
  const records = recordsOfReading(reading, { episodeId, showId }, idOf);
  const asBeside = <Row extends Placed<{ id: string }>>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, id: idAt(row.origin!) }));
  const speakers = new Map(reading.segments.flatMap(({ speaker }): [string, Speaker][] => (speaker === null ? [] : [[idOf(speaker), { id: idOf(speaker), name: speaker, aliases: [] }]])));
  return bareRecords({
    segments: inTheirOrder(asBeside(records.segments), view.segments), chapters: asBeside(records.chapters), references: inTheirOrder(asBeside(records.references), view.references), notes: notesOf(episodeId),
  }, [...speakers.values()]);
}

/** Gives parts order keys in the order of the notes, using the keys of the same records in the other view as far as possible. */
function inTheirOrder<Row extends { id: string; order: string }>(rows: readonly Row[], beside: readonly { id: string; order: string }[]): Row[] {
  const orders = new Map(beside.map(({ id, order }) => [id, order]));
  const keys = keptKeys(rows.map(({ id }) => orders.get(id) ?? null));
  return rows.map((row, index) => ({ ...row, order: keys[index]! }));
}

/** Maps the names in the notes to speakers. */
function speakersOf(reading: NotesReading, givenAt: (origin: string) => string | null, since: readonly Speaker[], now: readonly Speaker[], idOfGone: (name: string) => string): (name: string) => string {
  const bearers = new Map(now.map(({ id, name }) => [name, id]));
  const heard = new Set(since.map(({ id }) => id));
  const givenTo = new Map<string, Set<string>>();
  const namesOf = new Map<string, Set<string>>();
  for (const { id, speaker } of reading.segments) {
    const given = givenAt(id);
    if (speaker === null || given === null) continue;
    add(givenTo, speaker, given);
    add(namesOf, given, speaker);
  }
  const renamed = (name: string): string | undefined => {
    const [only, other] = givenTo.get(name) ?? [];
    return only !== undefined && other === undefined && namesOf.get(only)!.size === 1 && heard.has(only) ? only : undefined;
  };
  return (name) => bearers.get(name) ?? renamed(name) ?? idOfGone(name);
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
