import type { DecodedFeed } from './encoding.ts';
import { encodeLegacy } from './legacyEncoding.ts';

/** The number of bytes that a stretch of well-formed text takes in UTF-8. */
function utf8Length(text: string, start: number, end: number): number {
  let length = end - start;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    // each half of a surrogate pair counts for two of the four bytes
    if (unit > 0x7f) length += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return length;
}

/** The number of bytes that a stretch of text takes in an encoding. */
export function lengthIn(encoding: string): (text: string, start: number, end: number) => number {
  if (encoding === 'utf-8') return utf8Length;
  if (encoding.startsWith('utf-16')) return (_, start, end) => (end - start) * 2;
  return (text, start, end) => encodeLegacy(text.slice(start, end), encoding).length;
}

/**
 * Converts offsets of a feed's text into byte offsets. Call it in ascending order: the text is walked through once.
 *
 * @throws RangeError when an offset is before the previous one
 */
export function byteOffsetsOf({ text, encoding, bom }: DecodedFeed): (offset: number) => number {
  const lengthOf = lengthIn(encoding);
  let at = 0;
  let byte = bom ? (encoding === 'utf-8' ? 3 : 2) : 0;
  return (offset) => {
    if (offset < at) throw new RangeError(`offset ${offset} lies before ${at}`);
    byte += lengthOf(text, at, offset);
    at = offset;
    return byte;
  };
}
