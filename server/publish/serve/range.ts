/** A stretch of a representation: from `start` up to `end`, which is no part of it. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The one stretch that a client asks for (RFC 9110, 14.1.2 and 14.2); 'none' where it lies outside. Null is to be answered with
 * the whole: no range, several, another unit, or nothing that is one.
 */
export function rangeOf(header: string | undefined, length: number): ByteRange | 'none' | null {
  const [, first, last] = /^bytes\s*=\s*(\d*)\s*-\s*(\d*)$/.exec(header?.trim() ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  if (first === '') return Number(last) === 0 || length === 0 ? 'none' : { start: Math.max(0, length - Number(last)), end: length };
  const start = Number(first);
  const end = last === '' ? length : Math.min(length, Number(last) + 1);
  if (last !== '' && Number(last) < start) return null;
  return start < length ? { start, end } : 'none';
}

/** Whether a range may be given (RFC 9110, 13.1.5): the client has a part of these very bytes, or asks for no such care. */
export function mayContinue(ifRange: string | undefined, etag: string, lastModified: Date): boolean {
  if (ifRange === undefined) return true;
  return ifRange.includes('"') ? ifRange.trim() === etag : ifRange.trim() === lastModified.toUTCString();
}
