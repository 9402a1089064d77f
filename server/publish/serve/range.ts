/** A range of a representation, from `start` to `end`, exclusive. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The single range that a client asks for (RFC 9110, 14.1.2 and 14.2); 'none' if it is unsatisfiable. Null means to send everything: there is no
 * range, or several, or another unit, or the header is invalid.
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

/** Whether a range may be sent (RFC 9110, 13.1.5): If-Range matches these bytes, or is absent. */
export function mayContinue(ifRange: string | undefined, etag: string, lastModified: Date): boolean {
  if (ifRange === undefined) return true;
  return ifRange.includes('"') ? ifRange.trim() === etag : ifRange.trim() === lastModified.toUTCString();
}
