/** Words or a name as they stand in cue text: no `&`, `<`, `>` (and so no `-->`) and no NUL is left in them. */
export const escaped = (text: string): string =>
  /[&<>\0]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\0', '\ufffd') : text;

/** Text from elsewhere as the lines of one block: no blank line and no `-->` that would end it. */
export const blockLines = (text: string): string =>
  text.replaceAll('\0', '\ufffd').replaceAll('-->', '-- >').split(/\r\n?|\n/).filter((line) => line.trim() !== '').join('\n');

/** Text from elsewhere as one line, or nothing where it is none. */
export const oneLine = (text: string): string => (/[\r\n\0]|-->/.test(text) ? '' : text);
