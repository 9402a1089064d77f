import type { FeedState, GapPiece, Start } from './feedState.ts';

/** A stretch of a feed between items that both states have alike: in each of them some text, with items in it that only one has. */
export interface GapRun {
  before: RunSide;
  after: RunSide;
  /** Whether it reaches to the item of the source behind it. */
  isLast: boolean;
}

interface RunSide {
  start: Start;
  pieces: GapPiece[];
}

/**
 * A gap that two states have otherwise, cut at the items that come in there in both and are the same: these are not looked at.
 *
 * @param coming those that the states have otherwise, so that all others follow each other alike in both
 */
export function gapRuns(before: FeedState, after: FeedState, gap: number, coming: ReadonlyMap<string, unknown>): GapRun[] {
  const [then, now] = [cutAt(before.gapPieces(gap), coming), cutAt(after.gapPieces(gap), coming)];
  return then.map((pieces, index) => ({ before: { start: pieces[0]!, pieces }, after: { start: now[index]![0]!, pieces: now[index]! }, isLast: index === then.length - 1 }));
}

/** Whether items come in, or did, in a run that differ; else all that can differ is one text. */
export const hasItems = ({ before, after }: GapRun): boolean => before.pieces.length > 1 || after.pieces.length > 1;

/** Between two items there is always a text, be it empty: so no run is without one. */
function cutAt(pieces: readonly GapPiece[], coming: ReadonlyMap<string, unknown>): GapPiece[][] {
  const runs: GapPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.item !== null && !coming.has(piece.item)) runs.push([]);
    else runs.at(-1)!.push(piece);
  }
  return runs;
}
