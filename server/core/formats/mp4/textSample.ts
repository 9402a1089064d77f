import { decodeAs, uint16 } from '../bytes.ts';
import { printableLine } from '../oneLine.ts';
import { boxAt } from './box.ts';

/** The text of a sample, and its link. */
interface TextSample {
  text: string;
  url: string | null;
}

/**
 * Reads a sample of a QuickTime text track ("Text Sample Data"): the length of the text, the text in UTF-8 or, with a byte order mark,
 * UTF-16, and then boxes, of which `href` (enhanced podcasts) holds a link.
 */
export function textSample(bytes: Uint8Array, { start, end }: { start: number; end: number }): TextSample {
  const textEnd = Math.min(end, start + 2 + uint16(bytes, start));
  const href = boxAt(bytes, { start: textEnd, end }, 'href');
  return { text: decodedText(bytes.subarray(start + 2, textEnd)), url: href && linkIn(bytes, href) };
}

function decodedText(text: Uint8Array): string {
  if (text[0] === 0xfe && text[1] === 0xff) return printableLine(decodeAs('utf-16be', text));
  if (text[0] === 0xff && text[1] === 0xfe) return printableLine(decodeAs('utf-16le', text));
  return printableLine(decodeAs('utf-8', text));
}

/** Two numbers give the range of linked letters; then come the length of the link and the link. */
function linkIn(bytes: Uint8Array, { start, end }: { start: number; end: number }): string {
  return printableLine(decodeAs('utf-8', bytes.subarray(start + 5, Math.min(end, start + 5 + (bytes[start + 4] ?? 0)))));
}
