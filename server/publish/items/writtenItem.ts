import { byteOffsetsOf } from '#core/feed/byteOffsets';
import type { Extension } from '#core/feed/namespaces';
import type { Left } from '#core/feed/view';
import type { EditFinding } from '#core/model/feedFinding';
import { applyPatches, type Patch } from '#core/model/patch';
import type { NotHeld } from '#core/notes/reading';
import type { LinkedFile } from '../linkedNews.ts';

/** A patch of an item's text, with its position in the item's bytes. */
export interface ItemPatch extends Patch {
  startByte: number;
  endByte: number;
}

/** How much longer an item is than in the source. */
export interface Growth {
  addedBytes: number;
  addedLines: number;
}

/** What previews report about a written item. Line numbers of findings are those of the written item. */
export interface ItemReports {
  notHeld?: NotHeld[];
  left?: Omit<Left, 'key'>[];
  findings?: EditFinding[];
  linked?: LinkedFile[];
}

/** An item as written by a publication. */
export interface WrittenItem extends Growth {
  isPatched: boolean;
  /** Hash of everything it was made from, in hex. */
  input: string;
  /** The item's key in its feed. */
  key: string;
  declares: Extension[];
  reports: ItemReports;
}

const HALVES = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/;

/** Patches with their byte positions, in order. They never split a character, whose bytes would then be different. */
export function withBytes(text: string, patches: readonly Patch[], encoding: string): ItemPatch[] {
  const cutsOne = (at: number): boolean => HALVES.test(text.slice(Math.max(0, at - 1), at + 1));
  const whole = patches.some(({ start, end }) => cutsOne(start) || cutsOne(end)) ? [{ start: 0, end: text.length, text: applyPatches(text, patches) }] : patches;
  const byteAt = byteOffsetsOf({ text, encoding, bom: false });
  return whole
    .map((patch, index) => ({ patch, index }))
    .sort((a, b) => a.patch.start - b.patch.start || a.patch.end - b.patch.end || a.index - b.index)
    .map(({ patch }) => ({ start: patch.start, end: patch.end, text: patch.text, startByte: byteAt(patch.start), endByte: byteAt(patch.end) }));
}

export const lineEndsIn = (text: string): number => text.split('\n').length - 1;

/** How much patches make a text grow. */
export function growthOf(text: string, patches: readonly ItemPatch[], bytesOf: (text: string) => Uint8Array): Growth {
  let [addedBytes, addedLines] = [0, 0];
  for (const { start, end, startByte, endByte, text: added } of patches) {
    addedBytes += bytesOf(added).length - (endByte - startByte);
    addedLines += lineEndsIn(added) - lineEndsIn(text.slice(start, end));
  }
  return { addedBytes, addedLines };
}
