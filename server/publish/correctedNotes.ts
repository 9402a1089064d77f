import type { CalledHere } from '#core/notes/called';
import { inNotes } from '#core/feed/writeChapters';
import { applyPatches } from '#core/model/patch';
import { renderNotes } from '#core/notes/render';
import type { NotHeld } from '#core/notes/reading';
import { writeNotes } from '#core/notes/write';
import type { EpisodeRecords } from '../edit/rows.ts';
import type { NotesSource } from '../import/sources.ts';
import { notesViewOf } from './notesView.ts';
import type { PublishedView } from './publishedView.ts';
import { safeHtml } from './safeHtml.ts';

type SaysNotes = EpisodeRecords & Pick<PublishedView, 'speakers' | 'base'> & { calledHere?: CalledHere | null };

/** The notes of an episode as a view has them; as they came without one. */
export function correctedNotes({ format, text, reading }: NotesSource, view: SaysNotes | null): { text: string; notHeld: NotHeld[] } {
  if (view === null || format === 'none') return { text, notHeld: [] };
  const edited = notesViewOf(reading, view, view.speakers);
  const { patches, notHeld } = writeNotes(text, format, { ...edited, chapters: inNotes(edited.chapters) });
  return { text: applyPatches(text, patches), notHeld };
}

/** Notes to be looked at, harmless. */
export const shownNotes = (text: string, format: NotesSource['format']): string => safeHtml(format === 'text' ? renderNotes(text, 'text').html : text);
