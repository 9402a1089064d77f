import type { Patch } from '../model/patch.ts';
import { byteOffsetsOf } from './byteOffsets.ts';
import { encodeFeed, type DecodedFeed } from './encoding.ts';

/** The replacement for the bytes from `start` to `end`. */
export interface BytePatch {
  start: number;
  end: number;
  bytes: Uint8Array;
}

/**
 * Converts patches of a feed's text into patches of its bytes, in order; null if that is impossible: in some old encodings a
 * character's bytes depend on the one before, and a patch may cut a surrogate pair.
 *
 * @param patches in order, not overlapping
 */
export function bytePatches(decoded: DecodedFeed, patches: readonly Patch[]): BytePatch[] | null {
  const { text, encoding } = decoded;
  if (!encoding.startsWith('utf-')) return null;
  const partsPair = (offset: number): boolean => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
  if (patches.some(({ start, end }) => partsPair(start) || partsPair(end))) return null;
  const byteAt = byteOffsetsOf(decoded);
  return patches.map(({ start, end, text: words }) => ({ start: byteAt(start), end: byteAt(end), bytes: encodeFeed(words, encoding, false) }));
}

/** The bytes with the patches applied; the same array if there are none. */
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
