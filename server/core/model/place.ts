import { lowerBound } from '../edit/lowerBound.ts';

/** Returns a function that gives the line and column of an offset; lines are counted once, at the first call. */
export function placesOf(text: string): (offset: number) => { line: number; column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStartsOf(text);
    const line = lineAt(starts, offset);
    return { line: line + 1, column: offset - starts[line]! + 1 };
  };
}

/** Returns a function that gives the 1-based line of an offset: one pass over the text, then a binary search per call. */
export function lineFinder(text: string): (offset: number) => number {
  const starts = lineStartsOf(text);
  return (offset) => lineAt(starts, offset) + 1;
}

/** The offset of the start of every line. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The 0-based line an offset lies on. */
export const lineAt = (starts: readonly number[], offset: number): number => Math.max(0, lowerBound(starts.length, (at) => starts[at]! > offset) - 1);

/** Advances a place past a text. */
export function advance(place: { line: number; column: number }, text: string): void {
  let start = -1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) [start, place.line] = [at, place.line + 1];
  place.column = start === -1 ? place.column + text.length : text.length - start;
}
