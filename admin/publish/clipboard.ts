import { copy } from '../copy';
import type { HandedBack } from '../dataProvider';

export type NotesForm = 'rich' | 'html' | 'text';

/** Copies corrected notes. Rich text goes to the clipboard in both forms, and each editor takes the one it can use. */
export const copyNotes = ({ html, text }: HandedBack, form: NotesForm): Promise<void> =>
  copy(form === 'rich' ? { text, html } : { text: form === 'html' ? html : text });
