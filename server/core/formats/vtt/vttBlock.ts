/** Whether a line opens a style sheet or region (§ 6.1); `STYLE` followed by anything else does not. */
export function headBlockOf(line: string): 'style' | 'region' | null {
  const first = line.charCodeAt(0);
  if (first !== 0x53 && first !== 0x52) return null;
  if (/^STYLE[ \t\n\f\r]*$/.test(line)) return 'style';
  return /^REGION[ \t\n\f\r]*$/.test(line) ? 'region' : null;
}

/** Whether the lines between two offsets are a comment (§ 4.1): NOTE, alone or followed by white space. */
export const isNote = (text: string, from: number, to: number): boolean =>
  text.startsWith('NOTE', from) && (from + 4 >= to || /[ \t\n]/.test(text[from + 4]!));

/** A header as stored: trimmed, except for a line break after WEBVTT. */
export const headerOf = (written: string): string => written.trimEnd().replace(/^[ \t]+/, '');
