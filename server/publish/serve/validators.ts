import type { Coding } from '../../platform/http/acceptEncoding.ts';

const SUFFIX: Record<Coding, string> = { identity: '', gzip: '-gzip', br: '-br' };
const ANY_SUFFIX = /^(?:-gzip|-br\d*)?"$/;

/**
 * A strong ETag: each coding of the same bytes is a representation of its own (RFC 9110, 8.8.3), and so is brotli of each quality, since a
 * better one later replaces the first.
 */
export const etagOf = (sha256: Uint8Array, coding: Coding, quality: number | null = null): string =>
  `"${Buffer.from(sha256).toString('hex')}${SUFFIX[coding]}${coding === 'br' ? (quality ?? '') : ''}"`;

export interface Condition {
  ifNoneMatch?: string | undefined;
  ifModifiedSince?: string | undefined;
}

/** Whether the client has these bytes in any coding (RFC 9110, 13.1.2 and 13.1.3: an ETag, if given, overrides the date). */
export function isUnchanged({ ifNoneMatch, ifModifiedSince }: Condition, sha256: Uint8Array, lastModified: Date): boolean {
  if (ifNoneMatch !== undefined) {
    const start = etagOf(sha256, 'identity').slice(0, -1);
    const isOurs = (tag: string): boolean => tag.startsWith(start) && ANY_SUFFIX.test(tag.slice(start.length));
    return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => isOurs(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(ifModifiedSince ?? '');
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}
