import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { cutsOf } from './cut.ts';

/** A chunk in a feed's list: enough to find it, to compute its position, and to combine the checksum. */
export interface Chunk {
  sha256: Buffer;
  length: number;
  crc32: number;
}

/** Size of a record in a list: 32 bytes of hash, 4 of length, 4 of checksum. */
export const RECORD = 40;

export const chunkOf = (bytes: Uint8Array): Chunk => ({ sha256: createHash('sha256').update(bytes).digest(), length: bytes.length, crc32: crc32(bytes) });

/** Cuts bytes into chunks. */
export const chunksOf = (bytes: Buffer): Chunk[] => [...cutsOf(bytes)].map(({ start, end }) => chunkOf(bytes.subarray(start, end)));

export function encodeList(chunks: readonly Chunk[]): Buffer {
  const list = Buffer.alloc(chunks.length * RECORD);
  for (const [index, { sha256, length, crc32: sum }] of chunks.entries()) {
    sha256.copy(list, index * RECORD);
    list.writeUInt32BE(length, index * RECORD + 32);
    list.writeUInt32BE(sum, index * RECORD + 36);
  }
  return list;
}

export function decodeList(list: Buffer): Chunk[] {
  if (list.length % RECORD !== 0) throw new RangeError(`a list of chunks has whole records, not ${list.length} bytes`);
  return Array.from({ length: list.length / RECORD }, (_, index) => {
    const record = list.subarray(index * RECORD, (index + 1) * RECORD);
    return { sha256: record.subarray(0, 32), length: record.readUInt32BE(32), crc32: record.readUInt32BE(36) };
  });
}

/** The feed's name: a hash of its list of chunks. Cuts depend only on the bytes, so the same bytes have the same name. */
export const nameOf = (chunks: readonly Chunk[]): Buffer => createHash('sha256').update(encodeList(chunks)).digest();

export const lengthOf = (chunks: readonly Chunk[]): number => chunks.reduce((sum, { length }) => sum + length, 0);

export const keyOf = ({ sha256 }: Pick<Chunk, 'sha256'>): string => sha256.toString('latin1');
