/** Words or a name in cue text, without any `&`, `<`, `>` (and thus `-->`) or NUL. */
export const escaped = (text: string): string =>
  /[&<>\0]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\0', '\ufffd') : text;

/** Foreign text as the lines of one block: without blank lines or `-->`, which would end it. */
export const blockLines = (text: string): string =>
  text.replaceAll('\0', '\ufffd').replaceAll('-->', '-- >').split(/\r\n?|\n/).filter((line) => line.trim() !== '').join('\n');

/** Foreign text as one line; empty if it is not one. */
export const oneLine = (text: string): string => (/[\r\n\0]|-->/.test(text) ? '' : text);
