import type { NotesFormat } from './reading.ts';

/** A tag used in notes. The rest of the tag is not matched: that would cost a scan for each `<p` that is never closed. */
const TAG = /<\/?(?:p|br|div|span|ul|ol|li|a|strong|em|b|i|u|h[1-6]|blockquote|figure|img|section|article|table|html|body|hr)(?=[\s/>])/i;

/** Notes that contain a tag are HTML; all others are plain text. */
export const detectNotesFormat = (source: string): NotesFormat => (TAG.test(source) ? 'html' : 'text');
