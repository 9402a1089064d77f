import { formatTimestamp } from '#core/time/timestamp';
import type { Records } from '../store/records';

/** A record's value as people read it. */
export function wordsOf(value: unknown, field: string, records: Records): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (field.endsWith('Ms') && typeof value === 'number') return formatTimestamp(value);
  if (field === 'speakerId' && typeof value === 'string') return records.speakers.get(value)?.name ?? value;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
