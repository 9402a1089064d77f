import { recordsOf, type Records } from '#core/edit/records';
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

/** Records as edits know them: without their places in the source. */
export const bareRecords = ({ segments, chapters, references, notes }: EpisodeRecords, speakers: readonly Speaker[]): Records =>
  recordsOf({ segments: segments.map(bareSegment), chapters: chapters.map(bareChapter), references: references.map(bareReference), notes: [notes], speakers });

/** Those that went out of an episode. */
export const publishedRecords = (episodeId: string, view: PublishedView): Records => bareRecords({ ...view, notes: notesOf(episodeId, view.introduction) }, view.speakers);

const notesOf = (id: string, introduction: string | null = null): Notes => ({ id, introduction });

/**
 * The records of an episode as it came, with the speakers they would have now. A name of the notes is whoever bears it; one that
 * nobody bears is that of the only speaker whom its segments have been given to since, for then it was a rename; else it is the
 * name of somebody who is gone.
 */
export function recordsAsTheyCame({ episodeId, showId }: { episodeId: string; showId: string }, reading: NotesReading, since: Records, now: readonly Speaker[]): Records {
  const bearers = new Map(now.map(({ id, name }) => [name, id]));
  const givenTo = new Map<string, Set<string>>();
  const namesOf = new Map<string, Set<string>>();
  for (const { id, speaker } of reading.segments) {
    const given = since.segments.get(recordId(episodeId, id))?.speakerId;
    if (speaker === null || given == null) continue;
    add(givenTo, speaker, given);
    add(namesOf, given, speaker);
  }
  const renamed = (name: string): string | undefined => {
    const [only, other] = givenTo.get(name) ?? [];
    return only !== undefined && other === undefined && namesOf.get(only)!.size === 1 && since.speakers.has(only) ? only : undefined;
  };
  const idOf = (name: string): string => bearers.get(name) ?? renamed(name) ?? recordId(showId, `speaker ${name}`);
  const records = recordsOfReading(reading, { episodeId, showId }, idOf);
  const speakers = new Map(reading.segments.flatMap(({ speaker }): [string, Speaker][] => (speaker === null ? [] : [[idOf(speaker), { id: idOf(speaker), name: speaker, aliases: [] }]])));
  return bareRecords({ ...records, notes: notesOf(episodeId) }, [...speakers.values()]);
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
