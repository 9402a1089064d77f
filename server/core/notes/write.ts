import { type Patch, applyPatches } from '../model/patch.ts';
import { type Interpretation, interpret } from './interpret.ts';
import type { NotHeld, NotesFormat, NotesView } from './reading.ts';
import { chapterEdits, newChapters } from './write/chapters.ts';
import { introductionEdits } from './write/introduction.ts';
import { patchesOf } from './write/newSection.ts';
import { orderOf } from './write/order.ts';
import { newList, newTranscript } from './write/part.ts';
import { newReferences, referenceEdits } from './write/references.ts';
import { report } from './write/report.ts';
import { newTurns, segmentEdits } from './write/segments.ts';
import { type Edit, type Orders, type State, after, reads } from './write/state.ts';
import { defaultTimes } from './write/times.ts';

/** Edits that cannot be written are looked for by halves, but not without end: so many characters are read again at most. */
const MAX_READ = 20_000_000;
const FEWEST_TRIALS = 30;

/**
 * Writes an edited view back into the notes it was read from, as the smallest patches of them. No edit, no patch; the patched notes
 * read as the view but for exactly what is reported; writing the same view again changes nothing.
 *
 * Each edit is proven by reading the patched notes again: one that would read as anything else is left out and reported.
 *
 * @param view records are matched to those of the source by id; one without a (known) id is new, one that is missing was deleted
 * @returns patches in coordinates of the source, and each value that the form cannot hold
 */
export const writeNotes = (source: string, format: NotesFormat, view: NotesView): NotesWriting => {
  const notes = interpret(source, format);
  return writeLike(notes, view, notes);
};

export interface NotesWriting {
  patches: Patch[];
  notHeld: NotHeld[];
}

/** @param like the page whose form new parts take: the notes themselves, as a rule */
export function writeLike(notes: Interpretation, view: NotesView, like: Interpretation): NotesWriting {
  const { source, reading } = notes;
  const orders: Orders = { segments: orderOf(reading.segments, view.segments), chapters: orderOf(reading.chapters, view.chapters), references: orderOf(reading.references, view.references) };
  const introduction = introductionEdits(notes, view.introduction, like);
  const expected = (edits: readonly Edit[]): State => after(notes, edits, orders, introduction.keys);
  const { edits, written } = provable(notes, [...introduction.edits, ...recordEdits(notes, view, like, orders)], expected);
  const patches = united(patchesOf(edits)).filter(({ start, end, text }) => source.slice(start, end) !== text);
  return { patches: coalesced(patches), notHeld: report(notes, view, expected(edits), written, orders) };
}

/** In the order in which what they put at one place shall stand there. */
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

/** The edits that together read back as what they say, all of them as a rule; and what is read back. */
function provable(notes: Interpretation, edits: readonly Edit[], expected: (edits: readonly Edit[]) => State): { edits: readonly Edit[]; written: Interpretation } {
  let written = notes;
  let trials = Math.max(FEWEST_TRIALS, Math.floor(MAX_READ / (notes.source.length + 1)));
  const holds = (kept: readonly Edit[]): boolean => {
    trials -= 1;
    const patches = united(patchesOf(kept));
    if (overlap(patches)) return false;
    const tried = interpret(applyPatches(notes.source, patches), notes.format);
    if (!reads(tried.reading, expected(kept), notes.reading)) return false;
    written = tried;
    return true;
  };
  const choose = (candidates: readonly Edit[], kept: readonly Edit[]): readonly Edit[] => {
    if (candidates.length === 0 || trials <= 0) return kept;
    if (holds([...kept, ...candidates])) return [...kept, ...candidates];
    if (candidates.length === 1) return kept;
    const half = candidates.length >> 1;
    return choose(candidates.slice(half), choose(candidates.slice(0, half), kept));
  };
  return { edits: choose(edits, []), written };
}

/** What two edits take out both is taken out once: what parts them goes with either. */
function united(patches: readonly Patch[]): Patch[] {
  const gone = sorted(patches.filter(({ start, end, text }) => text === '' && start < end));
  const swallowed = new Set<Patch>();
  const grown = new Map<Patch, Patch>();
  let last: Patch | null = null;
  for (const patch of gone) {
    const before: Patch | null = last && (grown.get(last) ?? last);
    if (last && before && patch.start < before.end) {
      grown.set(last, { ...before, end: Math.max(before.end, patch.end) });
      swallowed.add(patch);
    } else last = patch;
  }
  return patches.filter((patch) => !swallowed.has(patch)).map((patch) => grown.get(patch) ?? patch);
}

function overlap(patches: readonly Patch[]): boolean {
  const ordered = sorted(patches);
  return ordered.some(({ start }, index) => index > 0 && start < ordered[index - 1]!.end);
}

/** In order of the source; insertions at one place keep theirs. */
const sorted = (patches: readonly Patch[]): Patch[] => [...patches].sort((a, b) => a.start - b.start || a.end - b.end);

/** Patches that touch are one. */
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
