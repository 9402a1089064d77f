import type { NotesFormat } from '../notes/reading.ts';

const TAG = /<\/?(?:p|br|a|ul|ol|li|div|span|strong|em|b|i|u|h[1-6]|hr|blockquote|img|pre|code|table|section|figure|iframe)(?:\s[^<>]*|\s*\/)?>/i;
const HTML_REFERENCE = /&(?:amp|lt|gt|quot|nbsp|[lr]squo|[lr]dquo|ndash|mdash|hellip|#\d+|#x[0-9a-f]+);/i;

/** How decoded notes are written: HTML when they hold a tag or a character reference of it, plain text otherwise. */
export function notesFormatOf(text: string): NotesFormat | 'none' {
  if (text.trim() === '') return 'none';
  return TAG.test(text) || HTML_REFERENCE.test(text) ? 'html' : 'text';
}
