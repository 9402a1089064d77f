import type { BytePatch } from '#core/feed/patchedBytes';
import type { FeedState, GapPiece } from './feedState.ts';
import { gapRuns } from './gapRuns.ts';
import type { ItemPatch } from './writtenItem.ts';

/** An item that differs between two states of a feed, given as patches of the source's item. */
export interface ItemChange {
  position: number;
  before: readonly ItemPatch[];
  after: readonly ItemPatch[];
  /** The item's bytes in each state; only needed if neither is the source's. */
  bytes(patches: readonly ItemPatch[]): Promise<Uint8Array>;
}

/** An item that is not in the source, as each state has it; null in a state without it. */
export interface ComingItem {
  before: string | null;
  after: string | null;
}

/**
 * The edits that turn the bytes of one state of a feed into those of another, in order.
 *
 * @param coming by name, the items not in the source that differ between the states
 * @param encode encodes text as in the middle of the feed
 */
export async function byteEdits(before: FeedState, after: FeedState, items: readonly ItemChange[], coming: ReadonlyMap<string, ComingItem>, encode: (text: string) => Uint8Array): Promise<BytePatch[]> {
  const bytesOf = (state: FeedState, pieces: readonly GapPiece[], side: keyof ComingItem) =>
    Buffer.concat(pieces.map((piece) => (piece.item === null ? state.encoded(piece.text, piece.byte === 0) : encode(coming.get(piece.item)![side]!))));
  /** Keyed by piece of the feed, because several pieces start at the same offset if some are empty. */
  const edits = new Map<number, BytePatch[]>();
  for (const gap of new Set([...before.changedGaps, ...after.changedGaps])) {
    const runs = gapRuns(before, after, gap, coming);
    edits.set(gap * 2, runs.flatMap((run) => trimmed(run.before.start.byte, bytesOf(before, run.before.pieces, 'before'), bytesOf(after, run.after.pieces, 'after'))));
  }
  for (const { position, before: then, after: now, bytes } of items) {
    const { byte: start } = before.startOfItem(position);
    edits.set(position * 2 + 1, then.length === 0 ? now.map(({ startByte, endByte, text }) => ({ start: start + startByte, end: start + endByte, bytes: encode(text) })) : trimmed(start, await bytes(then), await bytes(now)));
  }
  return [...edits].sort(([a], [b]) => a - b).flatMap(([, list]) => list);
}

/** A single edit, without what the two ranges have in common at their ends; empty if they are equal. */
function trimmed(start: number, before: Uint8Array, after: Uint8Array): BytePatch[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ start: start + head, end: start + before.length - tail, bytes: after.slice(head, after.length - tail) }];
}
