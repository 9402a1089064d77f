import { applyPatches, type Patch } from '../model/patch.ts';
import type { NotHeld, NotesView } from '../notes/reading.ts';
import { composeNotes } from '../notes/compose.ts';
import { readNotes } from '../notes/read.ts';
import { writeNotes, type NotesWriting } from '../notes/write.ts';
import type { Element } from './elements.ts';
import { escapeText } from './escape.ts';
import { insertRanked } from './indentation.ts';
import type { Lacking } from './lacking.ts';
import { lift } from './lift.ts';
import { notesFormatOf } from './notesFormat.ts';
import { notesValuesOf, otherPlacesOf, type NotesValues } from './notesValues.ts';
import { withoutMarkup } from './plainNotes.ts';
import { staysWellFormed } from './staysWellFormed.ts';
import type { Left, WrittenEpisode } from './view.ts';
import { writeOtherPlace } from './writeOtherPlace.ts';

/** The result of editing an item's notes, in the feed's coordinates. */
export interface WrittenNotes extends Pick<WrittenEpisode, 'notesFormat' | 'notesBefore' | 'notesAfter'> {
  patches: Patch[];
  notHeld: NotHeld[];
  left: Omit<Left, 'key'>[];
}

/** Writes edited notes where they were read, and in the item's other places for notes. */
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
  const places = written.patches.length === 0 ? [] : otherPlacesOf(item, elements[from]!);
  const mirrored = places.map((place) => writeOtherPlace(source, place, before, written, format === 'html', lacking));
  return {
    ...none,
    patches: [...patches, ...mirrored.flatMap((place) => place.patches)],
    notHeld: written.notHeld,
    left: mirrored.flatMap(({ left }) => left),
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
