import type { NotesReading, NotesView, NotHeld } from '../notes/reading.ts';
import { notesFormatOf } from './notesFormat.ts';

const LISTS = ['segments', 'chapters', 'references'] as const;
const WHY = 'these notes are plain text, and with this in them they would be read as HTML';
const isMarkup = (value: unknown): boolean => typeof value === 'string' && notesFormatOf(value) === 'html';

/**
 * A view without anything that would make plain text read as HTML: a field that looks like markup keeps its old value, and a new
 * record with one is left out. Paths of what is left out, and (by `path`) of what is reported about the rest, are those of the
 * original view.
 */
export function withoutMarkup(view: NotesView, before: NotesReading): { plain: NotesView; notHeld: NotHeld[]; path: (of: string) => string } {
  const notHeld: NotHeld[] = [];
  const places = new Map<string, number[]>();
  const plainList = <R extends { id?: string }>(list: (typeof LISTS)[number], records: readonly R[]): R[] => {
    const known = new Map<string, object>(before[list].map((record) => [record.id, record]));
    const kept: number[] = [];
    places.set(list, kept);
    return records.flatMap((record, index) => {
      const was = known.get(record.id ?? '') as Record<string, unknown> | undefined;
      const marked = Object.entries(record).filter(([field, value]) => isMarkup(value) && value !== was?.[field]);
      if (marked.length > 0 && !was) notHeld.push({ path: `${list}[${index}]`, wanted: record, written: null, why: WHY });
      if (marked.length > 0 && !was) return [];
      kept.push(index);
      notHeld.push(...marked.map(([field, wanted]) => ({ path: `${list}[${index}].${field}`, wanted, written: was![field], why: WHY })));
      return [{ ...record, ...Object.fromEntries(marked.map(([field]) => [field, was![field]])) }];
    });
  };
  const introduction = isMarkup(view.introduction) ? before.introduction : view.introduction;
  if (introduction !== view.introduction) notHeld.push({ path: 'introduction', wanted: view.introduction, written: introduction, why: WHY });
  const plain = { ...(introduction !== undefined && { introduction }), segments: plainList('segments', view.segments), chapters: plainList('chapters', view.chapters), references: plainList('references', view.references) };
  return { plain, notHeld, path: (of) => of.replace(/^(\w+)\[(\d+)\]/, (whole, list: string, index: string) => (places.has(list) ? `${list}[${places.get(list)![Number(index)]}]` : whole)) };
}
