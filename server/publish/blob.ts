import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Transaction } from '../platform/database.ts';
import { sha256 } from '../platform/secrets.ts';
import { brotliOf, QUICK } from './store/brotli.ts';

export interface Blob {
  sha256: Uint8Array<ArrayBuffer>;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  brotli: Uint8Array<ArrayBuffer>;
}

const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** Bytes with their name and what clients may ask for instead; levels that keep up with 20 MB a second. */
export async function blobOf(bytes: Uint8Array, mediaType: string): Promise<Blob> {
  const [zipped, brotli] = await Promise.all([promisify(gzip)(bytes, { level: 6 }), brotliOf(bytes, QUICK)]);
  return { sha256: own(sha256(bytes)), mediaType, bytes: own(bytes), gzip: own(zipped), brotli: own(brotli) };
}

/** Keeps those that are not kept yet: bytes are named by their hash. */
export const keepBlobs = (transaction: Transaction, blobs: Blob[]) => transaction.blob.createMany({ data: blobs, skipDuplicates: true });
