import { inNotes } from '#core/feed/writeChapters';
import { applyPatches } from '#core/model/patch';
import { renderNotes } from '#core/notes/render';
import type { NotHeld } from '#core/notes/reading';
import { writeNotes } from '#core/notes/write';
import type { Enrichment } from '#core/model/show';
import type { NotesSource } from '../import/sources.ts';
import { notesViewOf, type SaidNotes } from './notesView.ts';
import type { PublishedView } from './publishedView.ts';
import { safeHtml } from './safeHtml.ts';

/** The notes of an episode with a view's corrections; without a view, the original notes. */
export function correctedNotes({ format, text, reading }: NotesSource, view: (SaidNotes & Pick<PublishedView, 'speakers'>) | null, on: ReadonlySet<Enrichment>): { text: string; notHeld: NotHeld[] } {
  if (view === null || format === 'none') return { text, notHeld: [] };
  const edited = notesViewOf(reading, view, view.speakers, on);
  const { patches, notHeld } = writeNotes(text, format, { ...edited, chapters: inNotes(edited.chapters) });
  return { text: applyPatches(text, patches), notHeld };
}

/** Notes as harmless HTML for display. */
export const shownNotes = (text: string, format: NotesSource['format']): string => safeHtml(format === 'text' ? renderNotes(text, 'text').html : text);
