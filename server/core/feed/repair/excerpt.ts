const AROUND = 24;

/** A text on one line, with visible signs for invisible characters. */
const seen = (text: string): string =>
  text.replace(/\r\n?|\n/g, '⏎').replace(/\t/g, ' ').replace(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0))).replace(/[\u200b\u2060\ufeff\ufffe\uffff]/g, '␣'); // oxlint-disable-line no-control-regex -- they are what is shown

const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');

/** A place in a text with a little of its surroundings, before and after a patch. */
export function excerptOf(source: string, { start, end, text }: { start: number; end: number; text: string }): { before: string; after: string } {
  const lead = (start > AROUND ? '…' : '') + whole(source.slice(Math.max(0, start - AROUND), start));
  const rest = whole(source.slice(end, end + AROUND)) + (end + AROUND < source.length ? '…' : '');
  return { before: seen(lead + source.slice(start, end) + rest), after: seen(lead + text + rest) };
}
