import { decodeLegacy, encodeLegacy, legacyEncoding } from './legacyEncoding.ts';

/** How a feed's bytes are written: in Unicode, or in an older encoding by the name that WHATWG Encoding, § 4.2, gives it ("ISO-8859-1" means windows-1252 to every reader). */
export type FeedEncoding = string;

export interface DecodedFeed {
  text: string;
  encoding: FeedEncoding;
  bom: boolean;
}

/** `TextDecoder` is there in Node and in browsers alike, and in neither of the libraries the core is checked with. */
declare const TextDecoder: new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const BOMS: readonly (readonly [FeedEncoding, readonly number[]])[] = [['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** ASCII is a part of UTF-8. */
const UNICODE: Readonly<Record<string, FeedEncoding>> = { 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8' };

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
}

/**
 * Decodes the bytes of a feed (XML 1.0, § 4.3.3 and appendix F): by byte order mark, else by the shape of `<?` in
 * UTF-16, else as the XML declaration says, else UTF-8. The byte order mark is no part of the text.
 *
 * @returns the text and what {@link encodeFeed} needs to give the same bytes back, or why it cannot
 */
export function decodeFeed(bytes: Uint8Array): DecodedFeed | { problem: string } {
  const mark = BOMS.find(([, start]) => startsWith(bytes, start));
  const declared = declaredEncoding(bytes);
  const encoding = mark?.[0] ?? (startsWith(bytes, [0x3c, 0, 0x3f, 0]) ? 'utf-16le' : startsWith(bytes, [0, 0x3c, 0, 0x3f]) ? 'utf-16be' : declared === null ? 'utf-8' : UNICODE[declared] ?? legacyEncoding(declared));
  if (encoding === undefined) return { problem: `the feed says it is written in ${declared}, which Stet does not read: save it as UTF-8` };
  try {
    if (!isUnicode(encoding)) return decodedLegacy(bytes, encoding);
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(mark ? bytes.subarray(mark[1].length) : bytes), encoding, bom: mark !== undefined };
  } catch {
    return { problem: `the bytes are not ${encoding}${declared === null ? '' : `, though the feed says ${declared}`}: the file is damaged or declares a wrong encoding` };
  }
}

/** Decodes a stretch of a feed's bytes, from character to character, as {@link decodeFeed} decoded the whole. */
export const decodePart = (bytes: Uint8Array, encoding: FeedEncoding): string =>
  isUnicode(encoding) ? new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes) : decodeLegacy(bytes, encoding);

const isUnicode = (encoding: FeedEncoding): boolean => encoding.startsWith('utf-');

/** Some old encodings have two spellings of one character: where a feed has both, its bytes would not come back. */
function decodedLegacy(bytes: Uint8Array, encoding: FeedEncoding): DecodedFeed | { problem: string } {
  const text = decodeLegacy(bytes, encoding);
  const again = encodeLegacy(text, encoding);
  if (again.length === bytes.length && again.every((byte, index) => byte === bytes[index])) return { text, encoding, bom: false };
  return { problem: `the feed is written in ${encoding} in a way that cannot be kept byte for byte: save it as UTF-8` };
}

/**
 * Encodes a feed's text as its bytes were: `encodeFeed` of a `decodeFeed` is the same bytes. A character that
 * an older encoding lacks becomes a numeric reference: XML resolves it in text and attributes, HTML in notes inside CDATA.
 */
export function encodeFeed(text: string, encoding: FeedEncoding, bom: boolean): Uint8Array {
  const body = encoding === 'utf-8' ? new TextEncoder().encode(text) : encoding.startsWith('utf-16') ? doubleBytes(text, encoding === 'utf-16le') : encodeLegacy(text, encoding);
  const mark = bom ? (BOMS.find(([name]) => name === encoding)?.[1] ?? []) : [];
  const bytes = new Uint8Array(mark.length + body.length);
  bytes.set(mark);
  bytes.set(body, mark.length);
  return bytes;
}

function doubleBytes(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), little);
  return bytes;
}
