import { uint32 } from '../bytes.ts';

/** A tag at the start of a file. */
export interface Tag {
  /** 2, 3 or 4 of ID3v2.2, 2.3, 2.4. */
  version: number;
  /** Its frames; for 2.2 and 2.3, with unsynchronisation undone. */
  frames: Uint8Array;
  /** Whether each frame of a 2.4 tag is unsynchronised. */
  unsynchronised: boolean;
  /** Whether the file ends before the tag does. */
  cutOff: boolean;
  /** The offset after it. */
  end: number;
}

const HEADER = 10;

/** 28 bits in four bytes whose highest bits are 0 (ID3v2.4.0 structure, §6.2). */
export const syncsafe = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) & 0x7f) * 0x20_0000 + ((bytes[at + 1] ?? 0) & 0x7f) * 0x4000 + ((bytes[at + 2] ?? 0) & 0x7f) * 0x80 + ((bytes[at + 3] ?? 0) & 0x7f);

/** Reads the tag at an offset (ID3v2.4.0 structure, §3); null if there is none of a known version. */
export function tagAt(bytes: Uint8Array, at: number): Tag | null {
  const [i, d, three, version = 0, , flags = 0] = bytes.subarray(at, at + HEADER);
  if (i !== 0x49 || d !== 0x44 || three !== 0x33 || version < 2 || version > 4 || bytes.length < at + HEADER) return null;
  const unsynchronised = (flags & 0x80) !== 0;
  const end = at + HEADER + syncsafe(bytes, at + 6);
  const stored = bytes.subarray(at + HEADER, end);
  const body = unsynchronised && version < 4 ? resynchronised(stored) : stored;
  const frames = version > 2 && (flags & 0x40) !== 0 ? body.subarray(extendedHeader(body, version)) : body;
  const footer = version === 4 && (flags & 0x10) !== 0 ? HEADER : 0;
  return { version, frames, unsynchronised, cutOff: end > bytes.length, end: Math.min(bytes.length, end + footer) };
}

/** In 2.3 the size excludes its own four bytes; in 2.4 it includes them and is syncsafe. */
const extendedHeader = (body: Uint8Array, version: number): number => (version === 3 ? uint32(body, 0) + 4 : syncsafe(body, 0));

/** Removes the zero that was inserted after every 0xFF so that players would not take the tag for sound. */
export function resynchronised(stored: Uint8Array): Uint8Array {
  const whole = new Uint8Array(stored.length);
  let length = 0;
  for (let at = 0; at < stored.length; at += 1) {
    whole[length++] = stored[at]!;
    if (stored[at] === 0xff && stored[at + 1] === 0) at += 1;
  }
  return whole.subarray(0, length);
}
