import type { Records } from '../edit/records.ts';
import { sameValue } from '../edit/sameValue.ts';
import type { MergeConflict } from './conflict.ts';
import type { HeldReading } from './held.ts';
import type { Place } from './mergeEpisode.ts';

/**
 * Whether a conflict that was open before a merge and did not come up in it again is settled: its record is gone, or now says what upstream
 * says.
 */
export function isSettled({ field, recordIds: [id] }: Pick<MergeConflict, 'field' | 'recordIds'>, records: Records, places: ReadonlyMap<string, Place | null>, theirs: HeldReading): boolean {
  if (field === '*' || id === undefined) return false;
  // an introduction that upstream has too is no longer a correction and became null
  if (field === 'introduction') return (records.notes.get(id)?.introduction ?? null) === null;
  const record = records.segments.get(id) ?? records.chapters.get(id) ?? records.references.get(id);
  if (!record) return true;
  const origin = places.get(id)?.origin;
  const part = [...theirs.segments, ...theirs.chapters, ...theirs.references].find((each) => each.id === origin);
  if (!part) return false;
  const ours = field === 'speaker' ? nameIn(records, record) : (record as unknown as Record<string, unknown>)[field];
  return sameValue(ours, (part as unknown as Record<string, unknown>)[field]);
}

const nameIn = (records: Records, record: object): string | null => ('speakerId' in record && typeof record.speakerId === 'string' ? (records.speakers.get(record.speakerId)?.name ?? null) : null);
