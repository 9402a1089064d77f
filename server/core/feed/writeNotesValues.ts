import { SaxesParser } from 'saxes';
import { applyPatches, type Patch } from '../model/patch.ts';
import type { NotHeld, NotesView } from '../notes/reading.ts';
import { composeNotes } from '../notes/compose.ts';
import { readNotes } from '../notes/read.ts';
import { writeNotes, type NotesWriting } from '../notes/write.ts';
import { childrenNamed, type Element } from './elements.ts';
import { escapeText } from './escape.ts';
import { insertRanked } from './indentation.ts';
import type { Lacking } from './lacking.ts';
import { lift } from './lift.ts';
import { mirror } from './mirror.ts';
import { notesFormatOf } from './notesFormat.ts';
import { notesValuesOf, type NotesValues } from './notesValues.ts';
import { withoutMarkup } from './plainNotes.ts';
import type { Left, WrittenEpisode } from './view.ts';
import { valueOf, type Value } from './value.ts';

/** The result of editing an item's notes, in the feed's coordinates. */
export interface WrittenNotes extends Pick<WrittenEpisode, 'notesFormat' | 'notesBefore' | 'notesAfter'> {
  patches: Patch[];
  notHeld: NotHeld[];
  left: Omit<Left, 'key'>[];
}

/**
 * Writes edited notes where they were read, and in the item's other places for notes (`itunes:summary` is one) wherever those have the
 * same passage. What only one place has stays there.
 */
export function writeItemNotes(source: string, item: Element, view: NotesView, lacking: Lacking | null): WrittenNotes {
  const { values, elements, from } = notesValuesOf(source, item);
  const before = from === null ? '' : values[from]!.text;
  const found = notesFormatOf(before);
  const format = found === 'html' ? 'html' : 'text';
  const none = { patches: [], left: [], notesFormat: found, notesBefore: before, notesAfter: before };
  if (from === null) return { ...none, ...firstNotes(source, item, view, values, lacking) };
  const written = format === 'html' ? writeNotes(before, 'html', view) : writePlain(before, view);
  const after = applyPatches(before, written.patches);
  if (written.patches.length > 0 && notesFormatOf(after) !== found) return { ...none, notHeld: unheld(view, readNotes(before, format), after.trim() === '' ? 'an item keeps its notes: they can be changed, not emptied' : 'with this these notes would be read as plain text') };
  const patches = lift(source, values[from]!, written.patches, format === 'html' ? null : lacking);
  if (!staysWellFormed(source, elements[from]!, values[from]!, patches)) {
    return { ...none, notHeld: unheld(view, readNotes(before, format), 'these notes are XML elements, and the edit would leave a tag open') };
  }
  const other = from === 'content:encoded' ? 'description' : 'content:encoded';
  const [summary] = childrenNamed(item, 'itunes', 'summary');
  const mirrored = ([[other, values[other]], ['itunes:summary', summary && valueOf(source, summary)]] as const).map(([name, value]) => ({ name, ...inOther(source, before, written, value, format === 'html', lacking) }));
  return {
    ...none,
    patches: [...patches, ...mirrored.flatMap((place) => place.patches)],
    notHeld: written.notHeld,
    left: mirrored.flatMap(({ name, left }) => left.map((entry) => ({ element: name, ...entry }))),
    notesAfter: after,
  };
}

/** Plain text stays plain text: an edit that would make it read as HTML is left out. */
function writePlain(before: string, view: NotesView): NotesWriting {
  const written = writeNotes(before, 'text', view);
  const isPlain = ({ patches }: { patches: readonly Patch[] }): boolean => notesFormatOf(applyPatches(before, patches)) !== 'html';
  if (isPlain(written)) return written;
  const reading = readNotes(before, 'text');
  const { plain, notHeld, path } = withoutMarkup(view, reading);
  const again = writeNotes(before, 'text', plain);
  if (isPlain(again)) return { ...again, notHeld: [...notHeld, ...again.notHeld.map((entry) => ({ ...entry, path: path(entry.path) }))] };
  return { ...again, patches: [], notHeld: unheld(view, reading, 'these notes are plain text, and with this in them they would be read as HTML') };
}

function inOther(source: string, before: string, { patches, headers }: Pick<NotesWriting, 'patches' | 'headers'>, value: Value | undefined, html: boolean, lacking: Lacking | null): { patches: Patch[]; left: { passages: number; why: string }[] } {
  if (patches.length === 0 || value === undefined || value.text.trim() === '' || value.runs[0]?.kind === 'markup') return { patches: [], left: [] };
  const otherHtml = notesFormatOf(value.text) === 'html';
  const found = mirror(before, patches, headers, value.text, html !== otherHtml);
  const left = [
    { passages: found.absent, why: 'it does not hold the passage word for word' },
    { passages: found.ambiguous, why: 'it holds the passage more than once' },
  ].filter(({ passages }) => passages > 0);
  return { patches: lift(source, value, found.patches, otherHtml ? null : lacking), left };
}

/** Text and CDATA are escaped and cannot break; notes that consist of XML elements are checked by parsing. */
function staysWellFormed(source: string, element: Element, value: Value, patches: readonly Patch[]): boolean {
  if (value.runs[0]?.kind !== 'markup' || patches.length === 0) return true;
  const { start, end } = value.inner!;
  const parser = new SaxesParser({ fragment: true, xmlns: true, additionalNamespaces: Object.fromEntries(element.bindings) });
  let sound = true;
  parser.on('error', () => { sound = false; });
  parser.write(applyPatches(source.slice(start, end), patches.map((patch) => ({ start: patch.start - start, end: patch.end - start, text: patch.text })))).close();
  return sound;
}

/** The first notes of an item: in an empty element for notes if there is one, else in a new description. */
function firstNotes(source: string, item: Element, view: NotesView, values: NotesValues['values'], lacking: Lacking | null): Pick<WrittenNotes, 'patches' | 'notHeld' | 'notesAfter'> {
  const { source: notes, notHeld } = composeNotes(view, null);
  const empty = values['content:encoded'] ?? values.description;
  const added = empty ? lift(source, empty, [{ start: 0, end: empty.text.length, text: notes }], lacking) : [insertRanked(source, item, `<description>${escapeText(notes)}</description>`, ' description')];
  const patches = notes === '' ? [] : added.filter((patch) => patch !== null);
  if (patches.length > 0) return { patches, notHeld, notesAfter: notes };
  return { patches, notHeld: unheld(view, NO_NOTES, 'the item has no place for notes'), notesAfter: '' };
}

const NO_NOTES = { introduction: '', segments: [], chapters: [], references: [] };

/** What a view asks for that is not written at all, list by list. */
function unheld(view: NotesView, said: Required<NotesView>, why: string): NotHeld[] {
  return (['introduction', 'segments', 'chapters', 'references'] as const).flatMap((field) => (view[field] === undefined || saysAll(said[field], view[field]) ? [] : [{ path: field, wanted: view[field], written: said[field], why }]));
}

/** Whether a value includes everything in another one. */
function saysAll(said: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) return Array.isArray(said) && said.length === wanted.length && wanted.every((entry, index) => saysAll(said[index], entry));
  if (typeof wanted !== 'object' || wanted === null) return Object.is(said, wanted);
  return Object.entries(wanted).every(([field, value]) => saysAll((said as Record<string, unknown>)[field], value));
}
