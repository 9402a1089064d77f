import type { NotesFormat } from './reading.ts';

/** A tag that notes are made of. What follows its name is not looked for: that would cost a scan for each `<p` never closed. */
const TAG = /<\/?(?:p|br|div|span|ul|ol|li|a|strong|em|b|i|u|h[1-6]|blockquote|figure|img|section|article|table|html|body|hr)(?=[\s/>])/i;

/** Notes with a tag in them are HTML; all others are plain text. */
export const detectNotesFormat = (source: string): NotesFormat => (TAG.test(source) ? 'html' : 'text');
