import { applyPatches } from '../model/patch.ts';
import { interpret } from './interpret.ts';
import type { NotHeld, NotesFormat, NotesView } from './reading.ts';
import { writeLike } from './write.ts';

/**
 * Notes for a new episode from a view of them: introduction, references, chapters and transcript, in the form of another episode's
 * notes (its headings, lists, turns and times), or in ours (`write/pageForm.ts`).
 *
 * @param like the notes whose form to use; null or blank for HTML in our form
 * @returns notes that read as the view, except for what is reported
 */
export function composeNotes(view: NotesView, like: { source: string; format: NotesFormat } | null): { source: string; format: NotesFormat; notHeld: NotHeld[] } {
  const format = like?.format ?? 'html';
  const { patches, notHeld } = writeLike(interpret('', format), view, interpret(like?.source ?? '', format));
  return { source: applyPatches('', patches), format, notHeld };
}
