import type { ByteEdit } from '../store/recut.ts';
import type { FeedState } from './feedState.ts';
import type { ItemPatch } from './writtenItem.ts';

/** An item that two states of a feed have otherwise; without the source's text, its patches are all of the source. */
export interface ItemChange {
  position: number;
  before: readonly ItemPatch[];
  after: readonly ItemPatch[];
  /** The item as each state has it, in bytes; asked for where neither is the source's. */
  bytes(patches: readonly ItemPatch[]): Promise<Uint8Array>;
}

/**
 * What turns the bytes of one state of a feed into those of another, in order.
 *
 * @param encode text as it is written in the middle of the feed
 */
export async function byteEdits(before: FeedState, after: FeedState, items: readonly ItemChange[], encode: (text: string) => Uint8Array): Promise<ByteEdit[]> {
  const edits: ByteEdit[] = [];
  for (const gap of new Set([...before.changedGaps, ...after.changedGaps])) {
    const { byte: start } = before.startOfGap(gap);
    edits.push(...trimmed(start, before.gapBytes(gap), after.gapBytes(gap)));
  }
  for (const { position, before: then, after: now, bytes } of items) {
    const { byte: start } = before.startOfItem(position);
    if (then.length === 0) edits.push(...now.map(({ startByte, endByte, text }) => ({ start: start + startByte, end: start + endByte, bytes: encode(text) })));
    else edits.push(...trimmed(start, await bytes(then), await bytes(now)));
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** The one edit between what two stretches have in common at their ends, where they differ at all. */
function trimmed(start: number, before: Uint8Array, after: Uint8Array): ByteEdit[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ start: start + head, end: start + before.length - tail, bytes: after.slice(head, after.length - tail) }];
}
