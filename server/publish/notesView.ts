import type { NotesReading, NotesView } from '#core/notes/reading';
import type { Speaker } from '#core/model/speaker';
import type { EpisodeRecords, Placed } from '../edit/rows.ts';

/** The records of an episode as an edited view of the notes they were read from. */
export function notesViewOf(reading: NotesReading, { segments, chapters, references }: EpisodeRecords, speakers: readonly Speaker[]): NotesView {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  return {
    segments: segments.map((segment) => ({
      ...originOf(segment), startMs: segment.startMs, endMs: segment.endMs, text: segment.text,
      speaker: segment.speakerId === null ? null : names.get(segment.speakerId)!,
    })),
    chapters: inOrderOf(reading, chapters.map((chapter) => ({ ...originOf(chapter), startMs: chapter.startMs, title: chapter.title }))),
    references: references.map((reference) => ({ ...originOf(reference), title: reference.title, url: reference.url, note: reference.note, links: reference.links })),
  };
}

type ViewChapter = NotesView['chapters'][number];

/** Where it was read from, if it was. */
const originOf = ({ origin }: Placed<unknown>): { id?: string } => (origin === null ? {} : { id: origin });

/** Chapters stay in the order of the source's list, which need not be that of their times; new ones come before the next later one. */
function inOrderOf({ chapters: read }: NotesReading, chapters: ViewChapter[]): ViewChapter[] {
  const places = new Map(read.map(({ id }, index) => [id, index]));
  const list = chapters.filter(({ id }) => id !== undefined).sort((a, b) => places.get(a.id!)! - places.get(b.id!)!);
  for (const added of chapters.filter(({ id }) => id === undefined)) {
    const next = list.findIndex(({ startMs }) => startMs > added.startMs);
    list.splice(next === -1 ? list.length : next, 0, added);
  }
  return list;
}
