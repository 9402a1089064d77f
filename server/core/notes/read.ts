import { interpret } from './interpret.ts';
import type { NotesFormat, NotesReading } from './reading.ts';

export type * from './reading.ts';
export { detectNotesFormat } from './detect.ts';
export { readingJson } from './json.ts';
export { summarise } from './summarise.ts';

/**
 * Reads show notes into their editorial view: title and introduction, parts, references, chapters, speakers, segments, warnings.
 * Total (any text is notes, even if only boilerplate or prose), deterministic, linear in the length of the source.
 *
 * @param source the notes as they came; places in the result are UTF-16 code units and 1-based lines of it
 * @param format plain text (a line is a paragraph) or HTML
 */
export const readNotes = (source: string, format: NotesFormat): NotesReading => interpret(source, format).reading;
