import { lowerBound } from '../edit/lowerBound.ts';
import type { Patch } from '../model/patch.ts';

/** A text with LF line ends, and the way back to its source. */
export interface PlainLines {
  text: string;
  /** Converts patches of `text` into patches of the source: offsets are moved, and line ends are the source's. */
  inSource(patches: readonly Patch[]): Patch[];
}

/** Replaces CRLF and lone CR by LF, as caption parsers do, and remembers where they were. */
export function plainLines(source: string): PlainLines {
  if (!source.includes('\r')) return { text: source, inSource: (patches) => [...patches] };
  const removed: number[] = [];
  for (let at = source.indexOf('\r\n'); at >= 0; at = source.indexOf('\r\n', at + 2)) removed.push(at - removed.length);
  const newline = removed.length > 0 ? '\r\n' : '\r';
  // a CRLF at the offset itself is after it
  const moved = (offset: number): number => offset + lowerBound(removed.length, (at) => removed[at]! >= offset);
  return {
    text: source.replaceAll('\r\n', '\n').replaceAll('\r', '\n'),
    inSource: (patches) => patches.map(({ start, end, text }) => ({ start: moved(start), end: moved(end), text: text.replaceAll('\n', newline) })),
  };
}
