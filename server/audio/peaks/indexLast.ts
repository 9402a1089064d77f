import { boxesOf } from '#core/formats/mp4/box';

/** How much of a file is looked at: in front of the sound stand a few boxes of some bytes, and sometimes a picture. */
export const LOOKED_AT = 64 * 1024;

/**
 * Whether a recording is an MP4 file (m4a, m4b, mov) whose index, without which nothing of it can be read, does not come before its
 * sound: most programs write it last.
 */
export function keepsIndexLast(start: Uint8Array): boolean {
  const types = Array.from(boxesOf(start, { start: 0, end: start.length }), ({ type }) => type);
  if (!types.includes('ftyp') && types[0] !== 'wide' && types[0] !== 'mdat') return false;
  const [index, sound] = [types.indexOf('moov'), types.indexOf('mdat')];
  return index < 0 || (sound >= 0 && sound < index);
}
