import { interpret } from './interpret.ts';
import type { NotesFormat } from './reading.ts';
import { renderHtml } from './render/html.ts';
import { renderText } from './render/text.ts';

/**
 * Notes in both formats: the existing one unchanged, the other rendered from it. The rendered notes read as the same segments, chapters and references, as
 * far as plain text can distinguish a heading from words. Imported HTML is not sanitised here, but where it is displayed.
 *
 * @param addresses whether plain text also names where links lead that stand outside of the records
 */
export function renderNotes(source: string, format: NotesFormat, addresses?: 'with addresses'): { html: string; text: string } {
  if (format === 'html') return { html: source, text: renderText(interpret(source, format), addresses) };
  return { html: renderHtml(interpret(source, format)), text: source };
}
