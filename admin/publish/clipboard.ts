import { copy } from '../copy';
import type { HandedBack } from '../dataProvider';

export type NotesForm = 'rich' | 'html' | 'text';

/** Puts corrected notes on the clipboard: rich text carries both forms, so that any editor takes what it can. */
export const copyNotes = ({ html, text }: HandedBack, form: NotesForm): Promise<void> =>
  copy(form === 'rich' ? { text, html } : { text: form === 'html' ? html : text });
