import { keysBetween } from '#core/edit/order';
import { Ms } from '#core/model/id';
import type { NotesReading } from '#core/notes/reading';
import { recordId } from './recordId.ts';

/** The episode and show that records belong to. */
export interface Home {
  episodeId: string;
  showId: string;
}

/** The time if the database can store it, else null; notes may say anything. */
const held = (ms: number | null): number | null => (ms !== null && Ms.safeParse(ms).success ? ms : null);

/** The rows for the records read from an episode's notes, each with its place in them (`origin`, `line`). */
export function recordsOfReading({ segments, chapters, references }: NotesReading, home: Home, speakerId: (name: string) => string) {
  const segmentKeys = keysBetween(null, null, segments.length);
  const referenceKeys = keysBetween(null, null, references.length);
  return {
    segments: segments.map((segment, index) => ({
      id: recordId(home.episodeId, segment.id), ...home, origin: segment.id, order: segmentKeys[index]!,
      startMs: held(segment.startMs), timeFrom: segment.timeFrom, endMs: endAfter(held(segment.startMs), held(segment.endMs)),
      speakerId: segment.speaker === null ? null : speakerId(segment.speaker), speakerFrom: segment.speakerFrom,
      text: segment.text, heading: segment.heading, words: null, line: segment.line,
    })),
    chapters: chapters.filter(({ startMs }) => held(startMs) !== null).map(({ id, startMs, title, url = null, imageUrl = null, line }) => (
      { id: recordId(home.episodeId, id), ...home, origin: id, startMs, title, url, imageUrl, line: line || null })),
    references: references.map(({ id, title, url, note, links, line }, index) => (
      { id: recordId(home.episodeId, id), ...home, origin: id, order: referenceKeys[index]!, title, url, note, links, line })),
  };
}

const endAfter = (startMs: number | null, endMs: number | null): number | null => (startMs !== null && endMs !== null && endMs > startMs ? endMs : null);
