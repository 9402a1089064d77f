import { applyPatches } from '../model/patch.ts';
import { composeNotes } from '../notes/compose.ts';
import { readNotes } from '../notes/read.ts';
import type { NotesFormat, NotesReading, NotHeld } from '../notes/reading.ts';
import { renderNotes } from '../notes/render.ts';
import { unseenIn } from '../notes/render/unseen.ts';
import { writeNotes } from '../notes/write.ts';
import { notesFormatOf } from './notesFormat.ts';
import type { NewEpisode } from './view.ts';
import { inNotes } from './writeChapters.ts';

/** The notes of a new item, and what they do not hold of its episode. */
export interface NewNotes {
  source: string;
  format: NotesFormat;
  notHeld: NotHeld[];
}

/**
 * The notes of a new episode: the page it was written on, with the corrections in it and everything else as it is. Only without a page
 * are they composed of its records, in the form of a neighbour's notes.
 *
 * @param like the neighbour's notes, whose format they have; null for HTML. Plain text that would be read as HTML becomes HTML.
 */
export function newNotes({ page, notes }: Pick<NewEpisode, 'page' | 'notes'>, like: { source: string; format: NotesFormat } | null): NewNotes {
  if (page && page.source.trim() !== '') return ofPage(page, notes, like?.format ?? 'html');
  const composed = composeNotes(notes, like);
  return composed.format === 'text' && notesFormatOf(composed.source) === 'html' ? composeNotes(notes, null) : composed;
}

function ofPage({ source: page, format: from }: NonNullable<NewEpisode['page']>, view: NewEpisode['notes'], wanted: NotesFormat): NewNotes {
  const { patches, notHeld } = writeNotes(page, from, { ...view, chapters: inNotes(view.chapters) });
  const corrected = applyPatches(page, patches);
  const rendered = renderNotes(corrected, from, 'with addresses');
  const format = wanted === 'html' || notesFormatOf(rendered.text) === 'html' ? 'html' : 'text';
  if (format === from) return { source: corrected, format, notHeld };
  const source = rendered[format];
  const { links, pictures } = format === 'html' ? { links: [], pictures: [] } : unseenIn(source, corrected);
  const unseen = [...links.map(notShown('links')), ...pictures.map(notShown('pictures'))];
  return { source, format, notHeld: [...notHeld, ...readOtherwise(readNotes(corrected, from), readNotes(source, format)), ...unseen] };
}

const WHY = {
  links: 'the notes of this feed are plain text, in which what is said has no links',
  pictures: 'the notes of this feed are plain text, which has no pictures',
} as const;

const notShown = (list: keyof typeof WHY) => (url: string, index: number): NotHeld => ({ path: `${list}[${index}]`, wanted: url, written: null, why: WHY[list] });

/** Records that notes in the other format do not hold as the page does. */
function readOtherwise(page: NotesReading, written: NotesReading): NotHeld[] {
  const why = 'the notes of this feed have another format than the page, in which this is read otherwise';
  return (['segments', 'chapters', 'references'] as const).flatMap((list): NotHeld[] => {
    const [wanted, found] = [page[list].map(records), written[list].map(records)];
    if (wanted.length !== found.length) return [{ path: list, wanted, written: found, why }];
    return wanted.flatMap((record, index) => Object.entries(record).flatMap(([field, value]) => {
      const said = found[index]![field];
      return said === value ? [] : [{ path: `${list}[${index}].${field}`, wanted: value, written: said, why }];
    }));
  });
}

/** What a record says, however its paragraphs are separated, without where it was read. */
const records = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).flatMap(([field, value]: [string, unknown]) => (SAYING.has(field) ? [[field, typeof value === 'string' ? value.replace(/\s+/g, ' ') : value]] : [])));
const SAYING = new Set(['startMs', 'speaker', 'text', 'title', 'url', 'note']);
