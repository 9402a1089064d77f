import { SaxesParser } from 'saxes';
import { applyPatches, type Patch } from '../model/patch.ts';
import type { NotHeld, NotesView } from '../notes/reading.ts';
import { writeNotes } from '../notes/write.ts';
import type { Element } from './elements.ts';
import type { Lacking } from './lacking.ts';
import { lift } from './lift.ts';
import { mirror } from './mirror.ts';
import { notesFormatOf } from './notesFormat.ts';
import { notesValuesOf } from './notesValues.ts';
import type { Left, WrittenEpisode } from './view.ts';
import type { Value } from './value.ts';

/** What an edit of an item's notes comes to, in the feed's coordinates. */
export interface WrittenNotes extends Pick<WrittenEpisode, 'notesFormat' | 'notesBefore' | 'notesAfter'> {
  patches: Patch[];
  notHeld: NotHeld[];
  left: Omit<Left, 'key'>[];
}

/**
 * Writes edited notes where they were read, and in the item's other place for notes wherever that holds the same
 * passage. What only one place holds stays in that place.
 */
export function writeItemNotes(source: string, item: Element, view: NotesView, lacking: Lacking | null): WrittenNotes {
  const { values, elements, from } = notesValuesOf(source, item);
  const before = from === null ? '' : values[from]!.text;
  const format = notesFormatOf(before);
  const none = { patches: [], left: [], notesFormat: format, notesBefore: before, notesAfter: before };
  if (from === null) return { ...none, notHeld: emptyNotes(view) };
  const written = writeNotes(before, format === 'html' ? 'html' : 'text', view);
  const patches = lift(source, values[from]!, written.patches, format === 'html' ? null : lacking);
  if (!staysWellFormed(source, elements[from]!, values[from]!, patches)) {
    return { ...none, notHeld: [{ path: 'notes', wanted: applyPatches(before, written.patches), written: before, why: 'these notes are XML elements, and the edit would leave a tag open' }] };
  }
  const other = from === 'content:encoded' ? 'description' : 'content:encoded';
  const mirrored = inOther(source, before, written.patches, values[other], format === 'html', lacking);
  return {
    ...none,
    patches: [...patches, ...mirrored.patches],
    notHeld: written.notHeld,
    left: mirrored.left.map((entry) => ({ element: other, ...entry })),
    notesAfter: applyPatches(before, written.patches),
  };
}

function inOther(source: string, before: string, patches: readonly Patch[], value: Value | undefined, html: boolean, lacking: Lacking | null): { patches: Patch[]; left: { passages: number; why: string }[] } {
  if (patches.length === 0 || value === undefined || value.text.trim() === '' || value.runs[0]?.kind === 'markup') return { patches: [], left: [] };
  const otherHtml = notesFormatOf(value.text) === 'html';
  const found = mirror(before, patches, value.text, html && !otherHtml);
  const left = [
    { passages: found.absent, why: 'it does not hold the passage word for word' },
    { passages: found.ambiguous, why: 'it holds the passage more than once' },
  ].filter(({ passages }) => passages > 0);
  return { patches: lift(source, value, found.patches, otherHtml ? null : lacking), left };
}

/** Text and CDATA are escaped and cannot break; notes that are XML elements themselves are tried. */
function staysWellFormed(source: string, element: Element, value: Value, patches: readonly Patch[]): boolean {
  if (value.runs[0]?.kind !== 'markup' || patches.length === 0) return true;
  const { start, end } = value.inner!;
  const parser = new SaxesParser({ fragment: true, xmlns: true, additionalNamespaces: Object.fromEntries(element.bindings) });
  let sound = true;
  parser.on('error', () => { sound = false; });
  parser.write(applyPatches(source.slice(start, end), patches.map((patch) => ({ start: patch.start - start, end: patch.end - start, text: patch.text })))).close();
  return sound;
}

function emptyNotes(view: NotesView): NotHeld[] {
  if (view.segments.length + view.chapters.length + view.references.length === 0) return [];
  return [{ path: 'notes', wanted: view, written: '', why: 'the episode has no notes in the feed that could be corrected' }];
}
