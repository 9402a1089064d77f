import { fourLetters, uint16, uint32, uint64 } from '../bytes.ts';
import { boxAt, boxesOf, firstBox, type Box } from './box.ts';

export interface Track {
  id: number;
  /** Its purpose: `soun`, `vide`, `text`, … */
  handler: string;
  /** Units per second. */
  timescale: number;
  /** ISO 639-2. */
  language: string;
  /** The tracks that hold its chapters. */
  chapterTracks: number[];
  /** The delay caused by an empty edit before its first sample, in the film's units. */
  delay: number;
  stbl: Box | null;
}

/** Reads a track (ISO/IEC 14496-12, §8.3, §8.4, §8.6.6; `tref/chap` of the QuickTime File Format, "Chapter Lists"); null without a header. */
function trackOf(bytes: Uint8Array, trak: Box): Track | null {
  const [tkhd, mdia] = [firstBox(bytes, trak, 'tkhd'), firstBox(bytes, trak, 'mdia')];
  const mdhd = mdia && firstBox(bytes, mdia, 'mdhd');
  if (!tkhd || !mdia || !mdhd) return null;
  const hdlr = firstBox(bytes, mdia, 'hdlr');
  const long = bytes[mdhd.start] === 1;
  return {
    id: uint32(bytes, tkhd.start + (bytes[tkhd.start] === 1 ? 20 : 12)),
    handler: hdlr ? fourLetters(bytes, hdlr.start + 8) : '',
    timescale: uint32(bytes, mdhd.start + (long ? 20 : 12)),
    language: languageCode(uint16(bytes, mdhd.start + (long ? 32 : 20))),
    chapterTracks: numbersIn(bytes, boxAt(bytes, trak, 'tref chap')),
    delay: delayOf(bytes, boxAt(bytes, trak, 'edts elst')),
    stbl: boxAt(bytes, mdia, 'minf stbl'),
  };
}

export function tracksOf(bytes: Uint8Array, moov: Box): Track[] {
  const tracks: Track[] = [];
  for (const box of boxesOf(bytes, moov)) {
    const track = box.type === 'trak' ? trackOf(bytes, box) : null;
    if (track) tracks.push(track);
  }
  return tracks;
}

/** Three letters of five bits each (§8.4.2.3). */
const languageCode = (packed: number): string => String.fromCharCode(...[10, 5, 0].map((shift) => ((packed >> shift) & 0x1f) + 0x60));

function numbersIn(bytes: Uint8Array, box: Box | null): number[] {
  const numbers: number[] = [];
  if (box) for (let at = box.start; at + 4 <= box.end && numbers.length < 64; at += 4) numbers.push(uint32(bytes, at));
  return numbers;
}

/** The first edit, if it is empty: its media time is −1. */
function delayOf(bytes: Uint8Array, elst: Box | null): number {
  if (!elst || uint32(bytes, elst.start + 4) === 0) return 0;
  if (bytes[elst.start] === 1) return uint32(bytes, elst.start + 16) === 0xffff_ffff ? uint64(bytes, elst.start + 8) : 0;
  return uint32(bytes, elst.start + 12) === 0xffff_ffff ? uint32(bytes, elst.start + 8) : 0;
}
