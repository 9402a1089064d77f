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

/** Where each of some texts stands if they are joined by spaces. */
export function inRow(texts: readonly string[]): Range[] {
  let start = 0;
  return texts.map(({ length }): Range => {
    const stretch = { start, end: start + length };
    start += length + 1;
    return stretch;
  });
}

/** Which of the texts in a row has a parting inside it; -1 if none has. */
export const holding = (row: readonly Range[], { start: from, end: to }: Range): number => row.findIndex(({ start, end }) => start < from && to < end);

/** The pieces of the texts in a row that a range covers: which text, and the range in it. */
export const piecesIn = (row: readonly Range[], range: Range): { of: number; within: Range }[] => row.flatMap(({ start, end }, of) => {
  const within: Range = { start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start };
  return within.start < within.end ? [{ of, within }] : [];
});

/** The pieces of the texts in a row that became a given text, and where it says each, perhaps in other words. Null if that cannot be determined. */
export function piecesOf(texts: readonly string[], row: readonly Range[], range: Range, became: string): { of: number; within: Range; said: Range }[] | null {
  const pieces = piecesIn(row, range);
  const said = pieces.length === 1 ? [{ start: 0, end: became.length }] : partings(became, pieces.map(({ of, within }) => texts[of]!.slice(within.start, within.end)));
  return said && pieces.map((piece, at) => ({ ...piece, said: said[at]! }));
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
