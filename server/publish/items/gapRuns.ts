import type { FeedState, GapPiece, Start } from './feedState.ts';

/** A part of a gap between items that both states have alike: in each state some text, possibly with items that differ. */
export interface GapRun {
  before: RunSide;
  after: RunSide;
  /** Whether it extends to the source item after the gap. */
  isLast: boolean;
}

interface RunSide {
  start: Start;
  pieces: GapPiece[];
}

/**
 * Splits a gap that differs between two states at the added items that are the same in both, which need not be compared.
 *
 * @param coming the added items that differ; all others are in the same order in both states
 */
export function gapRuns(before: FeedState, after: FeedState, gap: number, coming: ReadonlyMap<string, unknown>): GapRun[] {
  const [then, now] = [cutAt(before.gapPieces(gap), coming), cutAt(after.gapPieces(gap), coming)];
  return then.map((pieces, index) => ({ before: { start: pieces[0]!, pieces }, after: { start: now[index]![0]!, pieces: now[index]! }, isLast: index === then.length - 1 }));
}

/** Whether a run contains items in either state; otherwise only its text can differ. */
export const hasItems = ({ before, after }: GapRun): boolean => before.pieces.length > 1 || after.pieces.length > 1;

/** There is always a text between two items, even if empty, so every run has one. */
function cutAt(pieces: readonly GapPiece[], coming: ReadonlyMap<string, unknown>): GapPiece[][] {
  const runs: GapPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.item !== null && !coming.has(piece.item)) runs.push([]);
    else runs.at(-1)!.push(piece);
  }
  return runs;
}
