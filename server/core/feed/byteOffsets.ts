import type { DecodedFeed, FeedEncoding } from './encoding.ts';

const BOM_LENGTH: Readonly<Record<FeedEncoding, number>> = { 'utf-8': 3, 'utf-16le': 2, 'utf-16be': 2, 'windows-1252': 0 };

/** How many bytes UTF-8 takes for a stretch of well-formed text. */
function utf8Length(text: string, start: number, end: number): number {
  let length = end - start;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    // half of a surrogate pair is two of four bytes
    if (unit > 0x7f) length += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return length;
}

/**
 * Says at which byte of a feed an offset of its text lies. Ask in ascending order: the text is walked through once.
 *
 * @throws RangeError when an offset lies before the one asked for last
 */
export function byteOffsetsOf({ text, encoding, bom }: DecodedFeed): (offset: number) => number {
  const start = bom ? BOM_LENGTH[encoding] : 0;
  if (encoding !== 'utf-8') return (offset) => start + offset * (encoding === 'windows-1252' ? 1 : 2);
  let [at, byte] = [0, start];
  return (offset) => {
    if (offset < at) throw new RangeError(`offset ${offset} lies before ${at}`);
    byte += utf8Length(text, at, offset);
    at = offset;
    return byte;
  };
}
