import { detectNotesFormat } from '../notes/detect.ts';
import type { NotesFormat } from '../notes/reading.ts';

const HTML_REFERENCE = /&(?:amp|lt|gt|quot|nbsp|[lr]squo|[lr]dquo|ndash|mdash|hellip|#\d+|#x[0-9a-f]+);/i;

/** The format of a feed's decoded notes; a character reference that is left after decoding once also means HTML. */
export function notesFormatOf(text: string): NotesFormat | 'none' {
  if (text.trim() === '') return 'none';
  return HTML_REFERENCE.test(text) ? 'html' : detectNotesFormat(text);
}
