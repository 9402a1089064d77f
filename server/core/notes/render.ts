import { interpret } from './interpret.ts';
import type { NotesFormat } from './reading.ts';
import { renderHtml } from './render/html.ts';
import { renderText } from './render/text.ts';

/**
 * Notes in both of their forms: the one they are in as it stands, the other rendered from it. What is rendered reads as the same
 * segments, chapters and references, as far as plain text can tell a heading from words. HTML that came in is not sanitised here: that is for who shows it.
 */
export function renderNotes(source: string, format: NotesFormat): { html: string; text: string } {
  if (format === 'html') return { html: source, text: renderText(interpret(source, format)) };
  return { html: renderHtml(interpret(source, format)), text: source };
}
