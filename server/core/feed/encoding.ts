import { advance } from '../model/place.ts';
import { decodeLegacy, encodeLegacy, legacyEncoding } from './legacyEncoding.ts';
import type { FeedProblem } from './problem.ts';

/** The encoding of a feed: a Unicode one, or an older one by its name in WHATWG Encoding, § 4.2 ("ISO-8859-1" means windows-1252 to every reader). */
export type FeedEncoding = string;

export interface DecodedFeed {
  text: string;
  encoding: FeedEncoding;
  bom: boolean;
}

/** Why bytes cannot be decoded, and from where on. */
export interface Undecodable {
  problems: [FeedProblem];
}

/** `TextDecoder` exists in Node and in browsers, but in neither of the type libraries that the core is compiled with. */
declare const TextDecoder: new (label: string, options?: { fatal?: boolean; ignoreBOM?: boolean }) => { decode(bytes: Uint8Array, options?: { stream?: boolean }): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

const BOMS: readonly (readonly [FeedEncoding, readonly number[]])[] = [['utf-8', [0xef, 0xbb, 0xbf]], ['utf-16le', [0xff, 0xfe]], ['utf-16be', [0xfe, 0xff]]];

/** `<` in UTF-32, or its mark: in the first bytes those of UTF-16 look the same. */
const UTF_32: readonly (readonly number[])[] = [[0xff, 0xfe, 0, 0], [0, 0, 0xfe, 0xff], [0x3c, 0, 0, 0], [0, 0, 0, 0x3c]];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, index) => bytes[index] === byte);

/** ASCII is a subset of UTF-8. */
const UNICODE: Readonly<Record<string, FeedEncoding>> = { 'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8' };

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1]?.toLowerCase() ?? null;
}

interface Written {
  encoding: FeedEncoding;
  /** The number of bytes of the byte order mark. */
  mark: number;
  /** What is wrong with bytes that are not of this encoding. */
  damaged: string;
}

/** Determines a feed's encoding from its first bytes: byte order mark, else the shape of `<?` in UTF-16, else the XML declaration, else UTF-8. */
function writtenIn(head: Uint8Array): Written | Undecodable {
  if (UTF_32.some((start) => startsWith(head, start))) return undecodable('the file is written in UTF-32, which Stet does not read: save it as UTF-8');
  const mark = BOMS.find(([, start]) => startsWith(head, start));
  const declared = declaredEncoding(head);
  const encoding = mark?.[0] ?? (startsWith(head, [0x3c, 0, 0x3f, 0]) ? 'utf-16le' : startsWith(head, [0, 0x3c, 0, 0x3f]) ? 'utf-16be' : declared === null ? 'utf-8' : Object.hasOwn(UNICODE, declared) ? UNICODE[declared] : legacyEncoding(declared));
  if (encoding === undefined) return undecodable(`the feed says it is written in ${declared}, which Stet does not read: save it as UTF-8`);
  return { encoding, mark: mark?.[1].length ?? 0, damaged: `the bytes from here on are not ${encoding}${declared === null ? '' : `, though the feed says ${declared}`}: the file is damaged or declares a wrong encoding` };
}

const undecodable = (message: string, place = { line: 1, column: 1 }): Undecodable => ({ problems: [{ ...place, message }] });

/**
 * Decodes the bytes of a feed (XML 1.0, § 4.3.3 and appendix F): by byte order mark, else by the shape of `<?` in UTF-16, else by
 * the XML declaration, else as UTF-8. The byte order mark is not part of the text.
 *
 * @returns the text and what {@link encodeFeed} needs to restore the same bytes, or why it cannot be decoded
 */
export function decodeFeed(bytes: Uint8Array): DecodedFeed | Undecodable {
  const decoder = feedDecoder(bytes);
  if ('problems' in decoder) return decoder;
  const text = decoder.decode(bytes, true);
  return typeof text === 'string' ? { text, encoding: decoder.encoding, bom: decoder.bom } : text;
}

/** Decodes a feed in pieces. */
export interface FeedDecoder {
  encoding: FeedEncoding;
  bom: boolean;
  /** The text of the next bytes, except for an incomplete character at the end. Invalid bytes are reported once, and nothing is read after them. */
  decode(bytes: Uint8Array, isLast: boolean): string | Undecodable;
}

/** @param head the first 200 bytes of the feed, or all if there are fewer. They are decoded only when passed to `decode`. */
export function feedDecoder(head: Uint8Array): FeedDecoder | Undecodable {
  const written = writtenIn(head);
  if ('problems' in written) return written;
  const { encoding, damaged } = written;
  let { mark } = written;
  const place = { line: 1, column: 1 };
  const decoded = encoding === 'utf-8' ? utf8InPieces() : isUnicode(encoding) ? utf16InPieces(encoding) : legacyInPieces(encoding);
  return {
    encoding, bom: mark > 0,
    decode: (bytes, isLast) => {
      const body = bytes.subarray(mark);
      mark = Math.max(0, mark - bytes.length);
      try {
        const text = decoded(body, isLast);
        if (typeof text !== 'string') return text;
        advance(place, text);
        return text;
      } catch (error) {
        advance(place, error instanceof Damage ? error.before : '');
        return undecodable(damaged, place);
      }
    },
  };
}

type InPieces = (bytes: Uint8Array, isLast: boolean) => string | Undecodable;

/** Bytes that are invalid in their encoding. */
class Damage extends Error {
  constructor(
    /** The text that precedes them. */
    readonly before: string,
  ) {
    super('invalid bytes');
  }
}

/** @throws Damage if `decode` finds invalid bytes, with the text before them */
function orDamage(decode: () => string, before: () => string): string {
  try {
    return decode();
  } catch {
    throw new Damage(before());
  }
}

/** The text up to the first invalid bytes. */
function soundStart(bytes: Uint8Array, encoding: string): string {
  const decode = (end: number): string => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end), { stream: true });
  let [sound, unsound] = [0, bytes.length + 1];
  while (unsound - sound > 1) {
    const middle = (sound + unsound) >> 1;
    try {
      decode(middle);
      sound = middle;
    } catch {
      unsound = middle;
    }
  }
  return decode(sound);
}

const isContinuation = (byte: number): boolean => byte >> 6 === 0b10;

function utf8InPieces(): InPieces {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (bytes, isLast) => {
    // a piece may begin within a character
    const start = Math.max(0, bytes.findIndex((byte) => !isContinuation(byte)));
    return orDamage(() => decoder.decode(bytes, { stream: !isLast }), () => `${start > 0 ? '\uFFFD' : ''}${soundStart(bytes.subarray(start), 'utf-8')}`);
  };
}

/** Decodes up to where a piece may end, and holds the rest until the next bytes come. */
function cutting(endIn: (bytes: Uint8Array) => number, decode: InPieces): InPieces {
  let held = new Uint8Array();
  return (bytes, isLast) => {
    const all = held.length === 0 ? bytes : joined(held, bytes);
    const end = isLast ? all.length : endIn(all);
    held = Uint8Array.from(all.subarray(end));
    return decode(all.subarray(0, end), isLast);
  };
}

/** TextDecoder's own streaming loses its place in UTF-16, so we pass whole units and no half of a surrogate pair. */
const utf16InPieces = (encoding: FeedEncoding): InPieces => cutting(
  (bytes) => {
    const end = bytes.length - (bytes.length % 2);
    const high = bytes[end - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
    return high >= 0xd8 && high <= 0xdb ? end - 2 : end;
  },
  (bytes) => orDamage(() => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), () => soundStart(bytes, encoding)),
);

/** No character of these encodings contains a `<`, so the bytes can be cut before one. */
const legacyInPieces = (encoding: FeedEncoding): InPieces => cutting((bytes) => Math.max(0, bytes.lastIndexOf(0x3c)), (bytes) => decodedLegacy(bytes, encoding));

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** Decodes a part of a feed's bytes, beginning and ending between characters, like {@link decodeFeed} decodes the whole. */
export const decodePart = (bytes: Uint8Array, encoding: FeedEncoding): string =>
  isUnicode(encoding) ? new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes) : decodeLegacy(bytes, encoding);

const isUnicode = (encoding: FeedEncoding): boolean => encoding.startsWith('utf-');

/** Some old encodings have two byte sequences for one character: if a feed uses both, its bytes could not be restored. */
function decodedLegacy(bytes: Uint8Array, encoding: string): string | Undecodable {
  const text = orDamage(() => decodeLegacy(bytes, encoding), () => soundStart(bytes, encoding));
  const again = encodeLegacy(text, encoding);
  if (again.length === bytes.length && again.every((byte, index) => byte === bytes[index])) return text;
  return undecodable(`the feed is written in ${encoding} in a way that cannot be kept byte for byte: save it as UTF-8`);
}

/**
 * Encodes a feed's text as its bytes were: `encodeFeed` of a `decodeFeed` restores the same bytes. A character that an older
 * encoding lacks becomes a numeric reference: XML resolves it in text and attributes, HTML in notes inside CDATA.
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
