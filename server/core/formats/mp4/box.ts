import { fourLetters, uint32, uint64 } from '../bytes.ts';

/** A box of an MP4 file (ISO/IEC 14496-12, §4.2): its type, and the range of its content. */
export interface Box {
  type: string;
  start: number;
  end: number;
}

/** The consecutive boxes in a range of a file; a box that claims to be longer than its container ends with it. */
export function* boxesOf(bytes: Uint8Array, { start, end }: Pick<Box, 'start' | 'end'>): Generator<Box> {
  let at = start;
  while (at + 8 <= end) {
    const size = uint32(bytes, at);
    const head = size === 1 ? 16 : 8;
    const whole = size === 0 ? end - at : size === 1 ? uint64(bytes, at + 8) : size;
    if (whole < head) return;
    yield { type: fourLetters(bytes, at + 4), start: at + head, end: Math.min(end, at + whole) };
    at += whole;
  }
}

/** The first box of a type. */
export function firstBox(bytes: Uint8Array, within: Pick<Box, 'start' | 'end'>, type: string): Box | null {
  for (const box of boxesOf(bytes, within)) if (box.type === type) return box;
  return null;
}

/** The first box at the end of a path of types, such as `mdia minf stbl`. */
export function boxAt(bytes: Uint8Array, within: Pick<Box, 'start' | 'end'>, path: string): Box | null {
  let box: Box | null = null;
  for (const type of path.split(' ')) {
    box = firstBox(bytes, box ?? within, type);
    if (!box) return null;
  }
  return box;
}
