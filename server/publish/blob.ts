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

/** Bytes with their name and their compressed forms, at levels that manage 20 MB a second. */
export async function blobOf(bytes: Uint8Array, mediaType: string): Promise<Blob> {
  const [zipped, brotli] = await Promise.all([promisify(gzip)(bytes, { level: 6 }), quickBrotli(bytes)]);
  return { sha256: sha256(bytes), mediaType, bytes, gzip: zipped, brotli };
}

/** How many go to the database in one statement. */
const BATCH = 100;

/** Stores blobs that are not there yet; they are named by their hash. */
export async function keepBlobs(ask: Ask, blobs: readonly Blob[]): Promise<void> {
  for (let from = 0; from < blobs.length; from += BATCH) {
    const values = blobs.slice(from, from + BATCH).map(({ sha256: name, mediaType, bytes, gzip: zipped, brotli }) => [name, mediaType, bytes, zipped, brotli]);
    const rows = values.map((row, index) => `(${row.map((_, column) => `$${index * row.length + column + 1}`).join(', ')})`);
    await ask(`insert into "blob" (sha256, "mediaType", bytes, gzip, brotli) values ${rows.join(', ')} on conflict do nothing`, values.flat());
  }
}
