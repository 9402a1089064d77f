import { sha256 } from '../platform/secrets.ts';

/**
 * The id of a record read from an episode's notes. It is derived from the record's origin, so that reading again gives the same ids. A
 * UUID of version 8 (RFC 9562, 5.8).
 */
export function recordId(episodeId: string, origin: string): string {
  const bytes = sha256(`${episodeId} ${origin}`).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
