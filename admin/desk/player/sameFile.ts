import { PIECE_BYTES, type AudioUpload } from '#core/model/recording';
import type { Unfinished } from './unfinished';

/** How a file differs from the one whose upload was begun. */
export type Difference = 'name' | 'size' | 'changed' | 'bytes';

/**
 * Whether a file is the one that the server has a part of: by its name, size, time of last change, and every byte that was sent.
 * A page loaded over plain http has no hashes, and goes by the first three.
 */
export async function differenceOf(file: File, begun: Unfinished, { received, hash }: Pick<AudioUpload, 'received' | 'hash'>): Promise<Difference | null> {
  if (file.name !== begun.name) return 'name';
  if (file.size !== begun.size) return 'size';
  if (file.lastModified !== begun.lastModified) return 'changed';
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- its type says it is always there
  if (!crypto.subtle) return null;
  return (await hashOfPieces(file, received)) === hash ? null : 'bytes';
}

/** Computed as by the server: each piece is hashed together with the hash of those before it. One piece at a time is in memory. */
export async function hashOfPieces(file: Blob, bytes: number): Promise<string> {
  let hash = new Uint8Array();
  for (let at = 0; at < bytes; at += PIECE_BYTES) {
    const piece = new Blob([hash, file.slice(at, Math.min(bytes, at + PIECE_BYTES))]);
    hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await piece.arrayBuffer()));
  }
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
