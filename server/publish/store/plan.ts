import type { BytePatch } from '#core/feed/patchedBytes';
import { chunkOf, keyOf, lengthOf, nameOf, type Chunk } from './chunkList.ts';
import { cutsOf } from './cut.ts';
import { deflated, recut, type NewChunk } from './recut.ts';

/** Bytes that are already cut into chunks. */
export interface CutBytes {
  chunks: readonly Chunk[];
  /** The bytes of the chunks from an index up to another. */
  load(from: number, to: number): Promise<Buffer[]>;
  /** Whether its chunks are stored for the show. */
  areKept: boolean;
}

export const chunkAt = async ({ load }: Pick<CutBytes, 'load'>, index: number): Promise<Buffer> => (await load(index, index + 1))[0]!;

/** A feed as it would be stored, before anything is written. */
export interface PlannedFeed {
  /** The same bytes have the same name. */
  name: Buffer;
  length: number;
  /** New chunks have `deflated`. */
  chunks: readonly NewChunk[];
  /** What the other chunks belong to. */
  base: CutBytes | null;
}

const planned = (chunks: readonly NewChunk[], base: CutBytes | null): PlannedFeed => ({ name: nameOf(chunks), length: lengthOf(chunks), chunks, base });

/** Plans a feed from all of its bytes; chunks that a stored base also has are not compressed again. */
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

/** Plans a feed as edits of another one; only the chunks around the edits are read. */
export const planEdited = async (base: CutBytes, edits: readonly BytePatch[]): Promise<PlannedFeed> => planned(await recut(base.chunks, edits, base.load), base);
