import type { BytePatch } from '#core/feed/patchedBytes';
import { chunkOf, keyOf, lengthOf, nameOf, type Chunk } from './chunkList.ts';
import { cutsOf } from './cut.ts';
import { deflated, recut, type NewChunk } from './recut.ts';

/** Bytes that are cut already, somewhere. */
export interface CutBytes {
  chunks: readonly Chunk[];
  /** The bytes of the chunk at an index. */
  load(index: number): Promise<Buffer>;
  /** Whether its chunks are in the store of the show. */
  areKept: boolean;
}

/** A feed as it would be kept, before anything is written. */
export interface PlannedFeed {
  /** The same bytes have the same name. */
  name: Buffer;
  length: number;
  /** Those that are deflated here are new. */
  chunks: readonly NewChunk[];
  /** What the others are of. */
  base: CutBytes | null;
}

const planned = (chunks: readonly NewChunk[], base: CutBytes | null): PlannedFeed => ({ name: nameOf(chunks), length: lengthOf(chunks), chunks, base });

/** A feed out of all of its bytes; of another one that is kept, where there is one, what both have is not compressed again. */
export async function planWhole(bytes: Uint8Array, base: CutBytes | null): Promise<PlannedFeed> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cut = [...cutsOf(whole)].map(({ start, end }) => {
    const piece = whole.subarray(start, end);
    return { ...chunkOf(piece), bytes: piece };
  });
  const known = new Set(base?.chunks.map(keyOf));
  const made = new Map((await deflated(cut.filter((chunk) => !known.has(keyOf(chunk))))).map((chunk) => [keyOf(chunk), chunk]));
  return planned(cut.map(({ bytes: _, ...chunk }) => made.get(keyOf(chunk)) ?? chunk), base);
}

/** A feed that differs from another one in some places: only what is around them is read. */
export const planEdited = async (base: CutBytes, edits: readonly BytePatch[]): Promise<PlannedFeed> => planned(await recut(base.chunks, edits, base.load), base);
