import type { Patch, Range } from '../model/patch.ts';
import { sourceRange } from './blocks/block.ts';
import { type Interpretation, interpret } from './interpret.ts';
import type { NotHeld, NotesFormat, NotesView } from './reading.ts';
import { chapterEdits, newChapters } from './write/chapters.ts';
import { withHeirs } from './write/heirs.ts';
import { introductionEdits } from './write/introduction.ts';
import { orderOf } from './write/order.ts';
import { newTurns } from './write/newTurns.ts';
import { newList, newTranscript } from './write/part.ts';
import { sorted } from './write/provable.ts';
import { newReferences, referenceEdits } from './write/references.ts';
import { report } from './write/report.ts';
import { segmentEdits } from './write/segments.ts';
import { keepsThings, soundOf } from './write/sound.ts';
import { type ChapterState, type Edit, type Orders, type ReferenceState, type State, after } from './write/state.ts';
import { defaultTimes } from './write/times.ts';
import { bracketed } from './write/naming.ts';
import { keepingWords } from './write/wordsKept.ts';

/**
 * Writes an edited view back into the notes it was read from, as the smallest patches. Without an edit there is no patch; the
 * patched notes read as the view except for exactly what is reported; writing the same view again changes nothing.
 *
 * Each edit is proved by reading the patched notes again: one that would read as anything else is left out and reported.
 *
 * @param view records are matched to those of the source by id; one without a (known) id is new, a missing one was deleted
 * @returns patches in coordinates of the source, and each value that the form cannot hold
 */
export const writeNotes = (source: string, format: NotesFormat, view: NotesView): NotesWriting => {
  const notes = interpret(source, format);
  return writeLike(notes, view, notes);
};

export interface NotesWriting {
  patches: Patch[];
  notHeld: NotHeld[];
  /** Where the notes say who speaks and when, in order. */
  headers: Range[];
  /** Where the notes list chapters and references, and these as they are written; `key` is the id of one that the notes had. */
  lists: { chapters: Range[]; references: Range[] };
  chapters: ChapterState[];
  references: ReferenceState[];
}

/** @param like the page whose form new parts take, usually the notes themselves */
export function writeLike(notes: Interpretation, view: NotesView, like: Interpretation): NotesWriting {
  const { source, reading } = notes;
  const orders: Orders = { segments: withHeirs(notes, view.segments, orderOf(reading.segments, view.segments)), chapters: orderOf(reading.chapters, view.chapters), references: orderOf(reading.references, view.references) };
  const introduction = introductionEdits(notes, view.introduction, like);
  const expected = (edits: readonly Edit[]): State => after(notes, edits, orders, introduction.keys, view.introduction === undefined);
  const isSound = soundOf(notes);
  const wanted = [...introduction.edits, ...recordEdits(notes, view, like, orders)].filter((edit) => isSound(edit.patches) && keepsThings(notes, edit));
  const { edits, patches, written, heldBack } = keepingWords(notes, view.segments, orders.segments, isSound, wanted, expected);
  const changes = patches.filter(({ start, end, text }) => source.slice(start, end) !== text);
  const state = expected(edits);
  const of = (list: 'chapters' | 'references'): Range[] => reading.parts.filter(({ kind }) => kind === list).map(({ start, end }) => ({ start, end }));
  return { patches: coalesced(changes), notHeld: report(notes, view, state, written, orders, heldBack), headers: headersOf(notes), lists: { chapters: of('chapters'), references: of('references') }, chapters: state.chapters, references: state.references };
}

const headersOf = ({ segments }: Interpretation): Range[] => segments.flatMap(({ header }) => {
  // a name alone is a word like any other
  if (!header?.time) return [];
  const [name, time] = [header.name ?? bracketed({ ...header, time: header.time }), header.until ?? header.time].map(sourceRange) as [Range, Range];
  return [{ start: Math.min(name.start, time.start), end: Math.max(name.end, time.end) }];
});

/** Ordered so that edits which insert at the same place end up in the right order. */
function recordEdits(notes: Interpretation, view: NotesView, like: Interpretation, { references, chapters, segments }: Orders): Edit[] {
  const times = defaultTimes([...view.chapters, ...view.segments].map(({ startMs }) => startMs ?? 0));
  const has = (kind: 'references' | 'chapters' | 'transcript'): boolean => notes.sections.some((section) => section.kind === kind);
  return [
    ...(has('references') || view.references.length === 0 ? [] : newReferences(newList(notes, like, 'references'), view.references, references)),
    ...(has('chapters') || view.chapters.length === 0 ? [] : newChapters(newList(notes, like, 'chapters'), view.chapters, chapters, times)),
    ...(has('references') ? referenceEdits(notes, view.references, references) : []),
    ...(has('chapters') ? chapterEdits(notes, view.chapters, chapters) : []),
    ...(has('transcript') ? segmentEdits(notes, view, segments, times) : view.segments.length === 0 ? [] : newTurns(notes, newTranscript(notes, like, times), view.segments, segments)),
  ];
}

/** Combines adjacent patches. */
function coalesced(patches: readonly Patch[]): Patch[] {
  const found: Patch[] = [];
  for (const patch of sorted(patches)) {
    const last = found.at(-1);
    if (last && last.end === patch.start) {
      last.end = patch.end;
      last.text += patch.text;
    } else found.push({ ...patch });
  }
  return found;
}
