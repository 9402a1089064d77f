import { promisify } from 'node:util';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';
import { combineCrc32 } from './combineCrc32.ts';
import { lengthOf, type Chunk } from './chunkList.ts';

/** RFC 1952, 2.3: deflate, no name, no time, unknown system. */
const HEADER = Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
/** RFC 1951, 3.2.6: an empty last block. */
const END = Buffer.of(3, 0);

/**
 * A chunk as a piece of a deflate stream: it ends on a byte boundary (sync flush), refers to nothing before it and is not marked as last, so
 * that concatenated pieces are a stream again.
 */
export const deflateChunk = (bytes: Uint8Array): Promise<Buffer> => promisify<Uint8Array, object, Buffer>(deflateRaw)(bytes, { level: 6, finishFlush: constants.Z_SYNC_FLUSH });

export const inflateChunk = (deflated: Uint8Array): Promise<Buffer> => promisify<Uint8Array, object, Buffer>(inflateRaw)(deflated, { finishFlush: constants.Z_SYNC_FLUSH });

/** Joins deflated chunks into one gzip member without compressing anything again. */
export function gzipOf(chunks: readonly Chunk[], deflated: readonly Buffer[]): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(chunks.reduce((sum, { crc32, length }) => combineCrc32(sum, crc32, length), 0), 0);
  trailer.writeUInt32LE(lengthOf(chunks) % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...deflated, END, trailer]);
}
