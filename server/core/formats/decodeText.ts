import type { Repair } from './reading.ts';

export interface DecodedText {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** What had to be guessed. */
  repaired: Repair[];
}

/** `TextDecoder` is there in Node and in browsers alike, and in neither of the libraries the core is checked with. */
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => { decode(bytes: Uint8Array): string };

/** Latin letters in UTF-16 are every other byte; of a sample this long, this share tells it apart from anything else. */
const SAMPLE = 4_096;
const SHARE_OF_ZEROS = 0.3;

/**
 * Decodes the bytes of a text file: by byte order mark, else UTF-16 where every other byte is zero, else UTF-8, else (where the bytes
 * are no UTF-8) windows-1252, in which older subtitle tools write. A guess is reported. The byte order mark is no part of the text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be');
  const shape = utf16Shape(bytes);
  if (shape) return decoded(bytes, shape, `The file has no byte order mark; by its zero bytes it is ${shape.toUpperCase()}.`);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', repaired: [] };
  } catch {
    return decoded(bytes, 'windows-1252', 'The file is not UTF-8; it was read as windows-1252.');
  }
}

function decoded(bytes: Uint8Array, encoding: DecodedText['encoding'], what?: string): DecodedText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, repaired: what === undefined ? [] : [{ line: 1, what }] };
}

function utf16Shape(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(SAMPLE, bytes.length - (bytes.length % 2));
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const many = (length / 2) * SHARE_OF_ZEROS;
  if (odd > many && even < many / 10) return 'utf-16le';
  if (even > many && odd < many / 10) return 'utf-16be';
  return null;
}
