import type { Range } from '../../model/patch.ts';
import { type Hunk, wordDiff } from './diff.ts';

/** The stretches of a text that became the given parts, possibly in other words; they are separated by white space. Null if that cannot be determined. */
export function partings(whole: string, parts: readonly string[]): Range[] | null {
  const hunks = wordDiff(whole, parts.join(' '));
  const spaces = Array.from(whole.matchAll(/\s+/g), ({ index, 0: { length } }): Range => ({ start: index, end: index + length }));
  const found: Range[] = [];
  let [start, parting] = [0, -1];
  for (const part of parts.slice(0, -1)) {
    parting += part.length + 1;
    const place = placeBefore(hunks, parting);
    const near = spaces.filter((space) => space.start <= place.end && space.end >= place.start);
    if (near.length !== 1 || near[0]!.start <= start) return null;
    found.push({ start, end: near[0]!.start });
    start = near[0]!.end;
  }
  return start < whole.length ? [...found, { start, end: whole.length }] : null;
}

/** The range in the text before some changes that corresponds to an offset after them. */
function placeBefore(hunks: readonly Hunk[], offset: number): Range {
  let shift = 0;
  for (const { from, to, text } of hunks) {
    if (offset < from + shift) break;
    if (offset < from + shift + text.length) return { start: from, end: to };
    shift += text.length - (to - from);
  }
  return { start: offset - shift, end: offset - shift + 1 };
}
