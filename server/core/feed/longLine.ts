/** A line of a diff with its changed stretches in UTF-16 columns, ascending. */
export interface MarkedLine {
  text: string;
  changed: [number, number][];
}

const SHORT = 240;
const AROUND = 60;
const LONGEST_CHANGE = 2_000;
const CUT = '…';

/**
 * Shortens a line for display: a whole episode is often a single line. If it is longer than 240 characters, it keeps 60 around
 * each change, its beginning if nothing changes, and both ends of a very long change; `…` stands for the rest, and the changed
 * columns are adjusted.
 */
export function cutLine(line: MarkedLine): MarkedLine {
  const { text, changed } = line;
  if (text.length <= SHORT) return line;
  if (changed.length === 0) return { text: text.slice(0, whole(text, SHORT / 2)) + CUT, changed };
  const kept = windows(text, changed);
  const result: MarkedLine = { text: '', changed: [] };
  let end = 0;
  for (const [from, to] of kept) {
    if (from > end) result.text += CUT;
    const shift = result.text.length - from;
    for (const [start, stop] of changed) if (start < to && stop > from) result.changed.push([Math.max(start, from) + shift, Math.min(stop, to) + shift]);
    result.text += text.slice(from, to);
    end = to;
  }
  if (end < text.length) result.text += CUT;
  return result;
}

function windows(text: string, changed: readonly [number, number][]): [number, number][] {
  const ends = changed.flatMap(([start, stop]): [number, number][] =>
    stop - start > LONGEST_CHANGE ? [[start - AROUND, start + LONGEST_CHANGE / 2], [stop - LONGEST_CHANGE / 2, stop + AROUND]] : [[start - AROUND, stop + AROUND]]);
  const merged: [number, number][] = [];
  for (const [from, to] of ends) {
    const [start, stop] = [whole(text, Math.max(0, from)), whole(text, Math.min(text.length, to))];
    const open = merged.at(-1);
    if (open && start <= open[1] + 1) open[1] = Math.max(open[1], stop);
    else merged.push([start, stop]);
  }
  return merged;
}

/** The nearest offset at or before this one that does not cut a surrogate pair. */
const whole = (text: string, offset: number): number => (offset > 0 && (text.charCodeAt(offset - 1) & 0xfc_00) === 0xd8_00 ? offset - 1 : offset);
