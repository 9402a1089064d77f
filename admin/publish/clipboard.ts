import type { HandedBack } from '../dataProvider';

export type NotesForm = 'rich' | 'html' | 'text';

const blob = (text: string, type: string): Blob => new Blob([text], { type });

/** Puts corrected notes on the clipboard: rich text carries both forms, so that any editor takes what it can. */
export async function copyNotes(notes: HandedBack, form: NotesForm): Promise<void> {
  if (form !== 'rich') return navigator.clipboard.writeText(notes[form]);
  await navigator.clipboard.write([new ClipboardItem({ 'text/html': blob(notes.html, 'text/html'), 'text/plain': blob(notes.text, 'text/plain') })]);
}
