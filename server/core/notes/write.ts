import { type Patch, applyPatches } from '../model/patch.ts';
import { type Interpretation, interpret } from './interpret.ts';
import type { NotHeld, NotesFormat, NotesView } from './reading.ts';
import { chapterEdits } from './write/chapters.ts';
import { referenceEdits } from './write/references.ts';
import { report } from './write/report.ts';
import { segmentEdits } from './write/segments.ts';
import { type Edit, after, reads } from './write/state.ts';

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
export function writeNotes(source: string, format: NotesFormat, view: NotesView): { patches: Patch[]; notHeld: NotHeld[] } {
  const notes = interpret(source, format);
  const segments = segmentEdits(notes, view);
  const chapters = chapterEdits(notes, view.chapters);
  const references = referenceEdits(notes, view.references);
  const edits = provable(notes, [...chapters.edits, ...references.edits, ...segments.edits]);
  const patches = edits.flatMap((edit) => edit.patches).filter(({ start, end, text }) => source.slice(start, end) !== text);
  const written = patches.length === 0 ? notes.reading : interpret(applyPatches(source, patches), format).reading;
  const orders = { segments: segments.order, chapters: chapters.order, references: references.order };
  return { patches: coalesced(patches), notHeld: report(notes, view, after(notes, edits), written, orders) };
}

/** The edits that together read back as what they say: all of them, as a rule. */
function provable(notes: Interpretation, edits: readonly Edit[]): Edit[] {
  let trials = Math.max(FEWEST_TRIALS, Math.floor(MAX_READ / (notes.source.length + 1)));
  const holds = (kept: readonly Edit[]): boolean => {
    trials -= 1;
    const patches = kept.flatMap((edit) => edit.patches);
    return !overlap(patches) && reads(interpret(applyPatches(notes.source, patches), notes.format).reading, after(notes, kept), notes.reading);
  };
  const choose = (candidates: readonly Edit[], kept: readonly Edit[]): readonly Edit[] => {
    if (candidates.length === 0 || trials <= 0) return kept;
    if (holds([...kept, ...candidates])) return [...kept, ...candidates];
    if (candidates.length === 1) return kept;
    const half = candidates.length >> 1;
    return choose(candidates.slice(half), choose(candidates.slice(0, half), kept));
  };
  return edits.length === 0 ? [] : [...choose(edits, [])];
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
