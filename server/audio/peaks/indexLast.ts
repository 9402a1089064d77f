import { boxesOf } from '#core/formats/mp4/box';

/** How much of a file is examined: before the audio come a few small boxes, and sometimes a picture. */
export const LOOKED_AT = 64 * 1024;

/**
 * Whether a recording is an MP4 file (m4a, m4b, mov) whose index (`moov`) does not come before its audio (`mdat`). Most programs write it
 * last, and without it nothing can be decoded.
 */
export function keepsIndexLast(start: Uint8Array): boolean {
  const types = Array.from(boxesOf(start, { start: 0, end: start.length }), ({ type }) => type);
  if (!types.includes('ftyp') && types[0] !== 'wide' && types[0] !== 'mdat') return false;
  const [index, sound] = [types.indexOf('moov'), types.indexOf('mdat')];
  return index < 0 || (sound >= 0 && sound < index);
}
