import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Ask } from '../platform/ask.ts';
import { sha256 } from '../platform/secrets.ts';
import { quickBrotli } from './store/brotli.ts';

export interface Blob {
  sha256: Uint8Array;
  mediaType: string;
  bytes: Uint8Array;
  gzip: Uint8Array;
  brotli: Uint8Array;
}

/** Bytes with their name and what clients may ask for instead; levels that keep up with 20 MB a second. */
export async function blobOf(bytes: Uint8Array, mediaType: string): Promise<Blob> {
  const [zipped, brotli] = await Promise.all([promisify(gzip)(bytes, { level: 6 }), quickBrotli(bytes)]);
  return { sha256: sha256(bytes), mediaType, bytes, gzip: zipped, brotli };
}

/** So many go to the database at once. */
const BATCH = 100;

/** Keeps those that are not kept yet: bytes are named by their hash. */
export async function keepBlobs(ask: Ask, blobs: readonly Blob[]): Promise<void> {
  for (let from = 0; from < blobs.length; from += BATCH) {
    const values = blobs.slice(from, from + BATCH).map(({ sha256: name, mediaType, bytes, gzip: zipped, brotli }) => [name, mediaType, bytes, zipped, brotli]);
    const rows = values.map((row, index) => `(${row.map((_, column) => `$${index * row.length + column + 1}`).join(', ')})`);
    await ask(`insert into "blob" (sha256, "mediaType", bytes, gzip, brotli) values ${rows.join(', ')} on conflict do nothing`, values.flat());
  }
}
