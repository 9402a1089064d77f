import { sameValue } from '../edit/sameValue.ts';
import { inOrder, type Records } from '../edit/records.ts';
import type { Id } from '../model/id.ts';
import type { CalledHere } from '../notes/called.ts';
import { heldReading, type HeldReading } from './held.ts';
import type { Place } from './mergeEpisode.ts';

/**
 * The reading that records were made from, reconstructed from the records as they were before anybody edited them: those with a place are
 * its parts. Speakers have the names that they have in the records.
 *
 * @param introduction what the source said at that time
 */
export function readingOf(records: Records, places: ReadonlyMap<Id, Place>, introduction: string): HeldReading {
  const parts = <Row extends { id: Id }, Part>(rows: readonly Row[], partOf: (row: Row, place: { id: string; line: number }) => Part): Part[] =>
    rows.flatMap((row) => {
      const place = places.get(row.id);
      return place ? [partOf(row, { id: place.origin, line: place.line })] : [];
    });
  return {
    introduction,
    segments: parts(inOrder(records.segments), ({ startMs, timeFrom, endMs, speakerId, speakerFrom, text, heading }, place) => (
      { ...place, startMs, timeFrom, endMs, speaker: speakerId === null ? null : records.speakers.get(speakerId)!.name, speakerFrom, text, heading })),
    chapters: parts([...records.chapters.values()], ({ startMs, title, url, imageUrl }, place) => ({ ...place, startMs, title, url, imageUrl })).sort((a, b) => placeIn(a) - placeIn(b)),
    references: parts(inOrder(records.references), ({ title, url, note, links }, place) => ({ ...place, title, url, note, links })),
  };
}

/** Chapters are ordered by time here; in the notes they have the order of the list, which their ids count. */
const placeIn = ({ id }: { id: string }): number => Number(/\d+$/.exec(id)?.[0] ?? 0);

/** A reading in which all speakers have the names that the show had for them when it came in. */
export const namedAsHere = (reading: HeldReading, calledHere: CalledHere | null): HeldReading =>
  calledHere === null ? reading : { ...reading, segments: reading.segments.map((segment) => ({ ...segment, speaker: segment.speaker !== null && Object.hasOwn(calledHere, segment.speaker) ? calledHere[segment.speaker]! : segment.speaker })) };

/** Whether two readings give the same records with the same places. */
export const sameReading = (one: HeldReading, other: HeldReading): boolean => sameValue(asHeld(one), asHeld(other));

function asHeld(reading: HeldReading) {
  const { segments, chapters, references, introduction } = heldReading(reading);
  return {
    introduction, references,
    segments: segments.map(({ id, line, startMs, timeFrom, endMs, speaker, speakerFrom, text, heading }) => ({ id, line, startMs, timeFrom: startMs === null ? 'none' : timeFrom, endMs, speaker, speakerFrom, text, heading })),
    chapters: chapters.map(({ id, line, startMs, title, url, imageUrl }) => ({ id, line, startMs, title, url, imageUrl })),
  };
}
