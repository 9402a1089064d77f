import { lowerBound } from '../edit/lowerBound.ts';
import type { Patch } from '../model/patch.ts';

/** A text whose lines end with LF, and the way back to the one it was made of. */
export interface PlainLines {
  text: string;
  /** Patches of `text` as patches of the source: offsets are moved, line ends are the source's own. */
  inSource(patches: readonly Patch[]): Patch[];
}

/** Reads CRLF and lone CR as LF, as the parsers of captions do, and keeps where each stood. */
export function plainLines(source: string): PlainLines {
  if (!source.includes('\r')) return { text: source, inSource: (patches) => [...patches] };
  const removed: number[] = [];
  for (let at = source.indexOf('\r\n'); at >= 0; at = source.indexOf('\r\n', at + 2)) removed.push(at - removed.length);
  const newline = removed.length > 0 ? '\r\n' : '\r';
  // a CRLF at the offset itself is behind it
  const moved = (offset: number): number => offset + lowerBound(removed.length, (at) => removed[at]! >= offset);
  return {
    text: source.replaceAll('\r\n', '\n').replaceAll('\r', '\n'),
    inSource: (patches) => patches.map(({ start, end, text }) => ({ start: moved(start), end: moved(end), text: text.replaceAll('\n', newline) })),
  };
}
