import type { Chapter } from '#core/model/chapter';
import type { Reference } from '#core/model/reference';
import type { Segment } from '#core/model/segment';
import type { Speaker } from '#core/model/speaker';
import { formatTimestamp } from '#core/time/timestamp';
import type { Records } from '../store/records';

/** A field's value, or a whole record, as people read it; null if there is nothing to read. */
export function wordsOf(value: unknown, field: string, records: Records): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (field.endsWith('Ms') && typeof value === 'number') return formatTimestamp(value);
  if (field === 'speakerId' && typeof value === 'string') return nameOf(value, records);
  if (Array.isArray(value)) return value.map((each: unknown) => (typeof each === 'object' ? wordsOfRecord(each as AnyRecord, records) : String(each))).join('\n');
  return typeof value === 'object' ? wordsOfRecord(value as AnyRecord, records) : String(value);
}

type AnyRecord = Partial<Segment & Chapter & Reference & Speaker>;

function wordsOfRecord({ startMs, speakerId, name, text, title, url, note }: AnyRecord, records: Records): string {
  const head = [typeof startMs === 'number' ? formatTimestamp(startMs) : null, speakerId ? nameOf(speakerId, records) : null, name].filter(Boolean).join(' ');
  return [head, text, title, url, note].filter(Boolean).join('\n');
}

const nameOf = (speakerId: string, { speakers }: Records): string | null => speakers.get(speakerId)?.name ?? null;
