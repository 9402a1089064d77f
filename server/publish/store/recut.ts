import { lowerBound } from '#core/edit/lowerBound';
import type { BytePatch } from '#core/feed/patchedBytes';
import { batchesOf } from '../../platform/batchesOf.ts';
import { chunkOf, type Chunk } from './chunkList.ts';
import { cutsOf, LOOKAHEAD } from './cut.ts';
import { deflateChunk } from './gzip.ts';
import type { CutBytes } from './plan.ts';

/** A chunk of the new feed, with its deflated bytes if it may not be stored yet. */
export type NewChunk = Chunk & { deflated?: Buffer };

type CutChunk = Chunk & { bytes: Buffer };

/** Deflates new chunks, the form in which they are held during a preview and stored. */
export async function deflated(chunks: readonly CutChunk[]): Promise<Required<NewChunk>[]> {
  const made: Required<NewChunk>[] = [];
  for (const batch of batchesOf(chunks, ({ length }) => length, AT_ONCE)) made.push(...(await Promise.all(batch.map(async ({ bytes, ...chunk }) => ({ ...chunk, deflated: await deflateChunk(bytes) })))));
  return made;
}

/** Each compression takes an additional quarter of a megabyte. */
const AT_ONCE = { most: 16, heaviest: 4_000_000 };

/**
 * The chunks of an edited feed; only those around the edits are read and cut again.
 *
 * @param load gives the bytes of the chunks from an index up to another
 * @param edits in order, none overlapping another
 * @returns what cutting the whole of the edited bytes would give
 */
export async function recut(chunks: readonly Chunk[], edits: readonly BytePatch[], load: CutBytes['load']): Promise<NewChunk[]> {
  const offsets = offsetsOf(chunks);
  const result: NewChunk[] = [];
  let index = 0;
  for (let next = 0; next < edits.length;) {
    const affected = Math.max(index, firstEndingAfter(offsets, edits[next]!.start - LOOKAHEAD));
    result.push(...chunks.slice(index, affected));
    const window = await cutWindow(offsets, affected, edits.slice(next), load);
    result.push(...(await deflated(window.chunks)));
    index = window.end;
    next += window.edits;
  }
  return [...result, ...chunks.slice(index)];
}

function offsetsOf(chunks: readonly Chunk[]): number[] {
  const offsets = [0];
  for (const { length } of chunks) offsets.push(offsets.at(-1)! + length);
  return offsets;
}

/** The first chunk that ends after a position, or the last one. */
const firstEndingAfter = (offsets: readonly number[], place: number): number => lowerBound(Math.max(0, offsets.length - 2), (at) => offsets[at + 1]! > place);

interface Window {
  chunks: CutChunk[];
  /** The first unchanged chunk after it. */
  end: number;
  /** Number of edits in it. */
  edits: number;
}

/** Cuts again from a chunk on until a cut coincides with a former one and no edit follows closely. */
async function cutWindow(offsets: readonly number[], from: number, edits: readonly BytePatch[], load: CutBytes['load']): Promise<Window> {
  const count = offsets.length - 1;
  const loaded: Buffer[] = [];
  for (let wanted = 1; ; wanted *= 2) {
    let within = 0;
    const isWhole = (to: number): boolean => {
      while (edits[within] && edits[within]!.start < offsets[to]! + LOOKAHEAD) within += 1;
      return within === 0 || offsets[to]! >= edits[within - 1]!.end + LOOKAHEAD;
    };
    let to = Math.min(count, from + wanted);
    while (!isWhole(to) && to < count) to += 1;
    loaded.push(...(await load(from + loaded.length, to)));
    const ours = edits.slice(0, within);
    const bytes = splice(Buffer.concat(loaded), offsets[from]!, ours);
    const found = untilOldCut(bytes, offsets, from, to, ours);
    if (found) return { ...found, edits: within };
  }
}

function untilOldCut(bytes: Buffer, offsets: readonly number[], from: number, to: number, edits: readonly BytePatch[]): Pick<Window, 'chunks' | 'end'> | null {
  const last = to === offsets.length - 1;
  const grown = edits.reduce((sum, { start, end, bytes: added }) => sum + added.length - (end - start), 0);
  const editsEnd = edits.at(-1)!.end;
  const boundaries = new Map(offsets.slice(from + 1, to + 1).map((offset, index) => [offset, from + 1 + index]));
  const chunks: CutChunk[] = [];
  for (const { start, end } of cutsOf(bytes)) {
    if (end + LOOKAHEAD > bytes.length && !last) return null;
    const piece = bytes.subarray(start, end);
    chunks.push({ ...chunkOf(piece), bytes: piece });
    const before = offsets[from]! + end - grown;
    if (before >= editsEnd && boundaries.has(before)) return { chunks, end: boundaries.get(before)! };
  }
  return last ? { chunks, end: to } : null;
}

function splice(bytes: Buffer, offset: number, edits: readonly BytePatch[]): Buffer {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, bytes: replacement } of edits) {
    if (start - offset < at || end < start || end - offset > bytes.length) throw new RangeError(`the edit ${start}–${end} overlaps another or leaves the feed`);
    pieces.push(bytes.subarray(at, start - offset), replacement);
    at = end - offset;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]);
}
