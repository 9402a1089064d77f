import { formatExact } from '#core/time/timestamp';

/** Puts a place such as `segments[3].startMs` into words: which record, counted from 1, and which of its fields (a key of `publish.field`). */
export function heldPlace(path: string): { record: string; number: number; field: string } | null {
  const found = /^(segments|chapters|references|links|pictures)\[(\d+)\](?:\.(\w+))?$/.exec(path);
  return found ? { record: found[1]!, number: Number(found[2]) + 1, field: found[3] ?? '' } : null;
}

/** A value of such a field as people read it: times with their fraction, texts as they are. */
export function heldValue(path: string, value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number' && path.endsWith('Ms')) return formatExact(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
