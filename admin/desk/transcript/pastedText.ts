/**
 * Text from elsewhere as a segment holds it: paragraphs separated by an empty line, lines of one paragraph joined.
 * Nothing else of the clipboard is taken.
 */
export const pastedText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.replace(/[^\S\n]*\n[^\S\n]*/g, ' '))
    .join('\n\n')
    .replaceAll('\0', '');
