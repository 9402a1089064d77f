import type { NotesReading, NotesView } from '#core/notes/reading';
import { labelOf, type CalledHere } from '#core/notes/called';
import type { Enrichment } from '#core/model/show';
import type { Speaker } from '#core/model/speaker';
import { chaptersLaidOver } from '#core/linked/chapterChanges';
import type { TranscriptSegment } from '#core/formats/transcript';
import { layOver } from '#core/linked/layOver';
import type { EpisodeRecords, Placed } from '../edit/rows.ts';
import type { Base } from '../linked/base.ts';

/**
 * Whether the notes tell the transcript: those that have one do, and those that had one, or were given one at the desk; but one that came as a
 * file, for notes that have none, only if their publisher wants that.
 */
export const tellsTranscript = ({ segments }: NotesReading, base: Base | undefined, on: ReadonlySet<Enrichment>): boolean =>
  segments.length > 0 || (base?.segments === undefined && base?.brought !== true) || on.has('transcript-in-notes');

export type SaidNotes = Omit<EpisodeRecords, 'notes'> & { introduction?: string | null; base?: Base; calledHere?: CalledHere | null };

/**
 * The records of an episode as an edited view of its notes. If records were taken from a linked file, only later edits are laid over the notes'
 * own content, since a difference between file and notes is no correction of the notes.
 */
export function notesViewOf(reading: NotesReading, { introduction, segments, chapters, references, base, calledHere }: SaidNotes, speakers: readonly Speaker[], on: ReadonlySet<Enrichment>): NotesView {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  const labels = new Map(reading.segments.map(({ id, speaker }) => [id, speaker]));
  const said = segments.map((segment) => ({
    ...originOf(segment), startMs: segment.startMs, endMs: segment.endMs, text: segment.text, words: segment.words,
    speaker: segment.speakerId === null ? null : labelOf(names.get(segment.speakerId)!, base?.segments ? null : calledHere, labels.get(segment.origin ?? '')),
  }));
  const listed = chapters.map((chapter) => ({ ...originOf(chapter), startMs: chapter.startMs, title: chapter.title, url: chapter.url, imageUrl: chapter.imageUrl }));
  return {
    ...(typeof introduction === 'string' && { introduction }),
    segments: !tellsTranscript(reading, base, on) ? [] : base?.segments && reading.segments.length > 0 ? laidOver(reading, base.segments, said) : said.map(({ words: _, ...segment }) => segment),
    chapters: inOrderOf(reading, base?.chapters ? chaptersLaidOver(reading.chapters, base.chapters, chapters) : listed),
    references: references.map((reference) => ({ ...originOf(reference), title: reference.title, url: reference.url, note: reference.note, links: reference.links })),
  };
}

const laidOver = ({ segments: own }: NotesReading, before: readonly TranscriptSegment[], said: readonly TranscriptSegment[]): NotesView['segments'] =>
  layOver(own, before, said).map(({ of, ...segment }) => ({ ...(of !== null && { id: own[of]!.id }), ...segment }));

type ViewChapter = NotesView['chapters'][number];

/** The record's place in the source, if it has one. */
const originOf = ({ origin }: Placed<unknown>): { id?: string } => (origin === null ? {} : { id: origin });

/** Chapters keep the order of the source's list, which may differ from that of their times; new ones go before the next later one. */
function inOrderOf({ chapters: read }: NotesReading, chapters: ViewChapter[]): ViewChapter[] {
  const places = new Map(read.map(({ id }, index) => [id, index]));
  const placeOf = ({ id, startMs }: ViewChapter): number => places.get(id!) ?? startMs;
  const list = chapters.filter(({ id }) => id !== undefined).sort((a, b) => placeOf(a) - placeOf(b));
  for (const added of chapters.filter(({ id }) => id === undefined)) {
    const next = list.findIndex(({ startMs }) => startMs > added.startMs);
    list.splice(next === -1 ? list.length : next, 0, added);
  }
  return list;
}
