import { readFileSync } from 'node:fs';
import { applyPatches } from '../../model/patch.ts';
import { detectNotesFormat, readNotes } from '../read.ts';
import type { NotesView, ViewSegment } from '../reading.ts';
import { writeNotes } from '../write.ts';

/** A page of the fixtures. */
export const load = (name: string): string => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');

/** Writes an edit: the page it makes, and where what was wanted is not held, with what is written instead. */
export function written(source: string, edit: (segments: ViewSegment[]) => void): { source: string; notHeld: [string, unknown][] } {
  const format = detectNotesFormat(source);
  const view: NotesView = structuredClone(readNotes(source, format));
  edit(view.segments);
  const { patches, notHeld } = writeNotes(source, format, view);
  return { source: applyPatches(source, patches), notHeld: notHeld.map(({ path, written: instead }) => [path, instead]) };
}

/** A page in HTML after an edit, all of which it must hold. */
export function edited(source: string, edit: (segments: ViewSegment[], view: NotesView) => void): string {
  const view: NotesView = structuredClone(readNotes(source, 'html'));
  edit(view.segments, view);
  const { patches, notHeld } = writeNotes(source, 'html', view);
  if (notHeld.length > 0) throw new Error(`not held: ${JSON.stringify(notHeld)}`);
  return applyPatches(source, patches);
}

/** The page with each `[before, after]` replaced, once, and everything held. */
export const changed = (source: string, ...pairs: [string, string][]): { source: string; notHeld: [] } => ({
  source: pairs.reduce((text, [before, after]) => {
    if (text.split(before).length !== 2) throw new Error(`“${before}” does not stand in the page exactly once`);
    return text.replace(before, () => after);
  }, source),
  notHeld: [],
});
