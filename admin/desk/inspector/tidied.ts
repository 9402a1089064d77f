/** What is typed as the introduction of a page: no blanks at the ends of lines, no more than one blank line in a row. */
export const tidied = (typed: string): string => typed.replaceAll('\r\n', '\n').replaceAll(/[ \t]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n').trim();
