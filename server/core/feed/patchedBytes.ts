import type { Patch } from '../model/patch.ts';
import { byteOffsetsOf } from './byteOffsets.ts';
import { encodeFeed, type DecodedFeed } from './encoding.ts';

/** What takes the place of the bytes from `start` up to `end`. */
export interface BytePatch {
  start: number;
  end: number;
  bytes: Uint8Array;
}

/**
 * Patches of a feed's text as patches of its bytes, in order; null where they cannot be: some old encodings write a character
 * otherwise after another one, and a patch may part a surrogate pair.
 *
 * @param patches in order, none over another
 */
export function bytePatches(decoded: DecodedFeed, patches: readonly Patch[]): BytePatch[] | null {
  const { text, encoding } = decoded;
  if (!encoding.startsWith('utf-')) return null;
  const partsPair = (offset: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
  if (patches.some(({ start, end }) => partsPair(start) || partsPair(end))) return null;
  const byteAt = byteOffsetsOf(decoded);
  return patches.map(({ start, end, text: words }) => ({ start: byteAt(start), end: byteAt(end), bytes: encodeFeed(words, encoding, false) }));
}

/** The bytes with their patches; those themselves where that changes nothing. */
export function patchedBytes(bytes: Uint8Array, patches: readonly BytePatch[]): Uint8Array {
  if (patches.length === 0) return bytes;
  const length = patches.reduce((sum, patch) => sum + patch.bytes.length - (patch.end - patch.start), bytes.length);
  const patched = new Uint8Array(length);
  let [from, to] = [0, 0];
  for (const { start, end, bytes: words } of [...patches, { start: bytes.length, end: bytes.length, bytes: new Uint8Array() }]) {
    patched.set(bytes.subarray(from, start), to);
    patched.set(words, to + start - from);
    to += start - from + words.length;
    from = end;
  }
  return length === bytes.length && patched.every((byte, at) => byte === bytes[at]) ? bytes : patched;
}
