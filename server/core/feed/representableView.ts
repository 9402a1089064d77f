import type { NotHeld } from '../notes/reading.ts';
import { representable } from './escape.ts';
import type { EpisodeView } from './view.ts';

/** The view without characters that XML cannot contain, and the fields that contained some. Key and additions are not checked. */
export function representableView({ key, additions, notes, ...fields }: EpisodeView): { held: EpisodeView; notHeld: NotHeld[] } {
  if (isRepresentable([notes, fields])) return { held: { key, ...fields, ...(additions && { additions }), ...(notes && { notes }) }, notHeld: [] };
  const notHeld = new Map<string, NotHeld>();
  const clean = <T>(value: T, path: string): T => {
    if (typeof value === 'string') {
      const written = representable(value);
      if (written !== value) notHeld.set(path, { path, wanted: value, written, why: 'XML cannot hold control characters' });
      return written as T;
    }
    if (Array.isArray(value)) return value.map((entry, index) => clean(entry as unknown, `${path}[${index}]`)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, clean(entry as unknown, path === '' ? name : `${path}.${name}`)])) as T;
  };
  const cleanNotes = notes && clean({ ...notes, chapters: [] }, '');
  // report chapters once: with their data from psc:chapters, if the view has that
  const noteChapters = notes?.chapters.map((chapter, index) => (fields.chapters ? { ...chapter, title: representable(chapter.title) } : clean(chapter, `chapters[${index}]`)));
  const held = { key, ...clean(fields, ''), ...(additions && { additions }), ...(cleanNotes && { notes: { ...cleanNotes, chapters: noteChapters! } }) };
  return { held, notHeld: [...notHeld.values()] };
}

/** The usual case, and checking is cheaper than copying every record. */
function isRepresentable(value: unknown): boolean {
  if (typeof value === 'string') return representable(value) === value;
  return typeof value !== 'object' || value === null || Object.values(value).every(isRepresentable);
}
