import type { BytePatch } from '#core/feed/patchedBytes';
import type { FeedState, GapPiece } from './feedState.ts';
import { gapRuns } from './gapRuns.ts';
import type { ItemPatch } from './writtenItem.ts';

/** An item that two states of a feed have otherwise; without the source's text, its patches are all of the source. */
export interface ItemChange {
  position: number;
  before: readonly ItemPatch[];
  after: readonly ItemPatch[];
  /** The item as each state has it, in bytes; asked for where neither is the source's. */
  bytes(patches: readonly ItemPatch[]): Promise<Uint8Array>;
}

/** An item that the source has not, as the states have it; null where one has it not. */
export interface ComingItem {
  before: string | null;
  after: string | null;
}

/**
 * What turns the bytes of one state of a feed into those of another, in order.
 *
 * @param coming by name those that the states have otherwise
 * @param encode text as it is written in the middle of the feed
 */
export async function byteEdits(before: FeedState, after: FeedState, items: readonly ItemChange[], coming: ReadonlyMap<string, ComingItem>, encode: (text: string) => Uint8Array): Promise<BytePatch[]> {
  const bytesOf = (state: FeedState, pieces: readonly GapPiece[], side: keyof ComingItem) =>
    Buffer.concat(pieces.map((piece) => (piece.item === null ? state.encoded(piece.text, piece.byte === 0) : encode(coming.get(piece.item)![side]!))));
  /** By piece of the feed: in a state where some are empty, several begin at one place. */
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

/** The one edit between what two stretches have in common at their ends, where they differ at all. */
function trimmed(start: number, before: Uint8Array, after: Uint8Array): BytePatch[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ start: start + head, end: start + before.length - tail, bytes: after.slice(head, after.length - tail) }];
}
