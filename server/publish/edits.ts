import { describeChapters } from '#core/feed/describe/chapters';
import { editsIn, summaryOf, type ChangeDetail } from '#core/feed/describe/describe';
import { detailOf, segmentEdits } from '#core/feed/describe/segments';
import { pairChapters } from '#core/edit/bring/pairChapters';
import type { TranscriptChapter, TranscriptSegment } from '#core/formats/transcript';
import { chaptersLaidOver } from '#core/linked/chapterChanges';
import { reachOver } from '#core/linked/layOver';
import { pairTaken } from '#core/linked/pairTaken';
import type { EpisodeChange } from '#core/model/publication';
import type { Enrichment } from '#core/model/show';
import type { NotesReading } from '#core/notes/reading';
import { transcriptOf } from './episodeTranscript.ts';
import { notesViewOf, tellsTranscript } from './notesView.ts';
import type { PublishedView } from './publishedView.ts';

/** One edit, and where it goes if the notes have no place for it. */
export type Edit = EpisodeChange['details'][number];

/** Which kinds of places besides the notes are published. */
type On = ReadonlySet<Enrichment>;

/**
 * What was edited in a view, against what it was taken from: the notes, or a linked file. Edits of a file's records go into the notes where
 * those say the same, and into the files that the feed links.
 */
export function editsOf(reading: NotesReading, view: PublishedView | null, on: On): Edit[] {
  if (view === null) return [];
  const { base } = view;
  const ofNotes = notesViewOf(reading, { ...view, base: undefined }, view.speakers, on);
  const placed = placedIn(tellsTranscript(reading, base, on), on);
  if (!base) return editsIn(reading, ofNotes).map(placed);
  const { segments, chapters } = transcriptOf({ ...view.item, language: null }, view, view.speakers);
  const ofFiles = { ...(base.segments && { segments: [] }), ...(base.chapters && { chapters: [] }) };
  return [
    ...editsIn({ ...reading, ...ofFiles }, { ...ofNotes, ...ofFiles }).map(placed),
    ...(base.segments ? editsOfSegments(reading, base.segments, segments, on) : []),
    ...(base.chapters ? editsOfChapters(reading, base.chapters, chapters, on) : []),
  ];
}

/** Where what was added of the transcript goes if the notes tell none of it. */
function placedIn(tells: boolean, on: On): (edit: Edit) => Edit {
  if (tells) return (edit) => edit;
  return (edit) => (edit.field === 'added segment' ? { ...edit, goes: withTranscriptFiles(on) } : edit);
}

const withTranscriptFiles = (on: On): 'files' | 'nowhere' => (on.has('transcripts') ? 'files' : 'nowhere');

/** What an edit of a segment is called where a place cannot take it; a file's time has no such report where the notes have other turns. */
const TOLD_AS: Readonly<Record<string, string>> = { 'speaker label': 'speaker', 'text': 'words', 'removed segment': 'words', 'added segment': 'segment' };

function editsOfSegments({ segments: own }: NotesReading, before: readonly TranscriptSegment[], after: readonly TranscriptSegment[], on: On): Edit[] {
  const pairs = pairTaken(before, after);
  const edits = [...segmentEdits(before.map((segment, index) => ({ ...segment, id: String(index), line: 0 })), after.map((segment, index) => ({ ...segment, ...(pairs[index] !== null && { id: String(pairs[index]) }) })))];
  if (edits.length === 0) return [];
  if (own.length === 0 && on.has('transcript-in-notes')) return edits.map(detailOf);
  const { segments: laid, known, notHeld } = reachOver(own, before, after);
  const untaken = new Set(notHeld.map(({ what, startMs }) => `${what} ${startMs}`));
  const noSegment = notHeld.some(({ what }) => what === 'segment');
  const timesInNotes = new Set([...segmentEdits(own, laid.map(({ of, ...segment }) => ({ ...segment, ...(of !== null && { id: own[of]!.id }) })))].map(({ field, after: to }) => `${field} ${to}`));
  const isInNotes = ({ field, after: to, of }: (typeof edits)[number]): boolean => {
    if (of === null) return own.length > 0 && !noSegment;
    const told = TOLD_AS[field];
    return known.has(Number(of)) && (told === undefined ? timesInNotes.has(`${field} ${to}`) : !untaken.has(`${told} ${before[Number(of)]!.startMs}`));
  };
  return edits.map((edit) => ({ ...detailOf(edit), ...(!isInNotes(edit) && { goes: withTranscriptFiles(on) }) }));
}

/** Chapters of the feed itself (`psc:chapters`) are read and written along with the notes. */
function editsOfChapters({ chapters: own }: NotesReading, before: readonly TranscriptChapter[], after: readonly TranscriptChapter[], on: On): Edit[] {
  const taken = before.map((chapter, index) => ({ ...chapter, id: String(index), line: 0 }));
  const pairs = pairChapters(taken, after);
  const edits = [...describeChapters({ chapters: taken }, { chapters: after.map((chapter, index) => ({ ...chapter, id: pairs[index]?.id })) })];
  const inNotes = [...describeChapters({ chapters: [...own] }, { chapters: edits.length === 0 ? [...own] : chaptersLaidOver(own, before, after) })].map(named);
  const goes = on.has('chapters') ? 'files' : on.has('psc') ? 'feed' : 'nowhere';
  return edits.map((edit) => {
    const at = inNotes.indexOf(named(edit));
    if (at === -1) return { ...edit, goes };
    inNotes.splice(at, 1);
    return edit;
  });
}

const named = ({ field, after }: ChangeDetail): string => `${field} ${after}`;

const PLACES = { files: 'in the linked files', feed: 'in psc:chapters', nowhere: 'not in the notes or files' } as const;

/** In words, by field: "2 edited texts", and of what the notes do not take, where it goes: "3 speaker labels and 1 timestamp in the linked files". */
export function summaryOfEdits(edits: readonly Edit[]): string[] {
  const elsewhere = (['files', 'feed', 'nowhere'] as const).flatMap((place) => {
    const words = summaryOf(edits.filter(({ goes }) => goes === place));
    return words.length === 0 ? [] : [`${[words.slice(0, -1).join(', '), words.at(-1)!].filter(Boolean).join(' and ')} ${PLACES[place]}`];
  });
  return [...summaryOf(edits.filter(({ goes }) => goes === undefined)), ...elsewhere];
}
