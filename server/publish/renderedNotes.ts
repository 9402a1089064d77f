import type { NotesFormat } from '#core/notes/reading';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const renderNotes = (source: string, format: NotesFormat): { html: string; text: string } => ({
  html: format === 'html' ? source : source.split(/\n{2,}/).map((block) => `<p>${escape(block).replaceAll('\n', '<br>')}</p>`).join('\n'),
  text: format === 'html' ? source.replaceAll(/<[^>]*>/g, '') : source,
});
