import type { NotesReading } from './reading.ts';

type WithoutId<T> = T extends { id: string } ? Omit<T, 'id'> : never;

/** A reading as `stet read --json` prints it: everything except the ids, which only writing needs. */
export type ReadingJson = Omit<NotesReading, 'segments' | 'chapters' | 'references'> & {
  references: WithoutId<NotesReading['references'][number]>[];
  chapters: WithoutId<NotesReading['chapters'][number]>[];
  segments: WithoutId<NotesReading['segments'][number]>[];
};

/** With keys in the order of the documentation. */
export function readingJson(reading: NotesReading): ReadingJson {
  return {
    title: reading.title,
    introduction: reading.introduction,
    parts: reading.parts.map(({ kind, heading, startLine, endLine, start, end }) => ({ kind, heading, startLine, endLine, start, end })),
    references: reading.references.map(({ title, url, note, links, line }) => ({ title, url, note, links, line })),
    chapters: reading.chapters.map(({ startMs, title, line }) => ({ startMs, title, line })),
    speakers: reading.speakers.map(({ name, segments }) => ({ name, segments })),
    segments: reading.segments.map(({ startMs, timeFrom, endMs, speaker, speakerFrom, text, heading, line }) => ({ startMs, timeFrom, endMs, speaker, speakerFrom, text, heading, line })),
    warnings: reading.warnings.map(({ code, line, message }) => ({ code, line, message })),
  };
}
