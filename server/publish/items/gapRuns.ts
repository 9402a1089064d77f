import type { FeedState, GapPiece, Start } from './feedState.ts';

/** A stretch of a feed between items that both states have alike: in each of them some text, with items in it that only one has. */
export interface GapRun {
  gap: number;
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
 * @param isSame whether an item that comes in in both states is written alike
 */
export function gapRuns(before: FeedState, after: FeedState, gap: number, isSame: (item: string) => boolean): GapRun[] {
  const sides = { before: before.gapPieces(gap), after: after.gapPieces(gap) };
  const here = namesIn(sides.after);
  const alike = namesIn(sides.before).filter((item) => here.includes(item) && isSame(item));
  const anchors = new Set(inOrderOf(here, alike) ? alike : []);
  const [then, now] = [cutAt(sides.before, anchors), cutAt(sides.after, anchors)];
  return then.map((pieces, index) => ({ gap, before: { start: pieces[0]!, pieces }, after: { start: now[index]![0]!, pieces: now[index]! }, isLast: index === then.length - 1 }));
}

/** Whether items come in, or did, in a run that differ; else all that can differ is one text. */
export const hasItems = ({ before, after }: GapRun): boolean => before.pieces.length > 1 || after.pieces.length > 1;

const namesIn = (pieces: readonly GapPiece[]): string[] => pieces.flatMap(({ item }) => item ?? []);

const inOrderOf = (list: readonly string[], some: readonly string[]): boolean => list.filter((item) => some.includes(item)).join() === some.join();

/** Between two items there is always a text, be it empty: so no run is without one. */
function cutAt(pieces: readonly GapPiece[], anchors: ReadonlySet<string>): GapPiece[][] {
  const runs: GapPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.item !== null && anchors.has(piece.item)) runs.push([]);
    else runs.at(-1)!.push(piece);
  }
  return runs;
}
