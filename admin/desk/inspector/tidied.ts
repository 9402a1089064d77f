/** The introduction as typed, without spaces at the ends of lines or more than one blank line in a row. */
export const tidied = (typed: string): string => typed.replaceAll('\r\n', '\n').replaceAll(/[ \t]+$/gm, '').replaceAll(/\n{3,}/g, '\n\n').trim();
