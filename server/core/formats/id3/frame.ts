import { fourLetters, uint32 } from '../bytes.ts';
import { resynchronised, syncsafe } from './tag.ts';

export interface Frame {
  /** `CHAP`, `TIT2`, …, as named in 2.3 and 2.4. */
  id: string;
  /** Its content; null if it is compressed or encrypted. */
  data: Uint8Array | null;
}

/** How the frames of a tag are encoded; frames inside a chapter follow their tag. */
export interface Layout {
  version: number;
  unsynchronised: boolean;
}

const HEADER = 10;
const ID = /^[A-Z][A-Z0-9]{3}$/;
/** The few frames of 2.2 that matter to Stet; it has no chapters. */
const OLD_NAMES: Readonly<Record<string, string>> = { TT2: 'TIT2', TLA: 'TLAN', TLE: 'TLEN' };

/**
 * The frames of a tag or chapter (ID3v2.4.0 structure, §4; ID3v2.3.0, §3.3), up to the padding.
 *
 * @returns the frames, and whether they are followed by something other than frames or padding, or break off
 */
export function framesOf(bytes: Uint8Array, layout: Layout): { frames: Frame[]; broken: boolean } {
  const frames: Frame[] = [];
  if (layout.version === 2) return oldFrames(bytes);
  let at = 0;
  while (at + HEADER <= bytes.length && bytes[at] !== 0) {
    const id = fourLetters(bytes, at);
    const size = layout.version === 4 ? sizeOf(bytes, at) : uint32(bytes, at + 4);
    if (!ID.test(id) || at + HEADER + size > bytes.length) return { frames, broken: true };
    frames.push({ id, data: dataOf(bytes.subarray(at + HEADER, at + HEADER + size), bytes[at + 9]!, layout) });
    at += HEADER + size;
  }
  return { frames, broken: at < bytes.length && bytes[at] !== 0 };
}

function oldFrames(bytes: Uint8Array): { frames: Frame[]; broken: boolean } {
  const frames: Frame[] = [];
  let at = 0;
  while (at + 6 <= bytes.length && bytes[at] !== 0) {
    const id = fourLetters(bytes, at).slice(0, 3);
    const size = uint32(bytes, at + 2) % 0x100_0000;
    if (!/^[A-Z0-9]{3}$/.test(id) || at + 6 + size > bytes.length) return { frames, broken: true };
    frames.push({ id: OLD_NAMES[id] ?? id, data: bytes.subarray(at + 6, at + 6 + size) });
    at += 6 + size;
  }
  return { frames, broken: false };
}

/** Old iTunes wrote sizes in 2.4 as in 2.3: if only that reading leads to a frame, to padding or to the end, it is the right one. */
function sizeOf(bytes: Uint8Array, at: number): number {
  const [safe, plain] = [syncsafe(bytes, at + 4), uint32(bytes, at + 4)];
  return safe !== plain && !leadsOn(bytes, at + HEADER + safe) && leadsOn(bytes, at + HEADER + plain) ? plain : safe;
}

const leadsOn = (bytes: Uint8Array, at: number): boolean => at === bytes.length || bytes[at] === 0 || (at < bytes.length && ID.test(fourLetters(bytes, at)));

function dataOf(stored: Uint8Array, format: number, { version, unsynchronised }: Layout): Uint8Array | null {
  if (version === 3) return (format & 0xc0) !== 0 ? null : stored.subarray((format & 0x20) !== 0 ? 1 : 0);
  if ((format & 0x0c) !== 0) return null;
  const extra = ((format & 0x40) !== 0 ? 1 : 0) + ((format & 0x01) !== 0 ? 4 : 0);
  return unsynchronised || (format & 0x02) !== 0 ? resynchronised(stored).subarray(extra) : stored.subarray(extra);
}
