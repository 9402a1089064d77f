import { sameValue } from '#core/edit/sameValue';
import type { Records } from '../store/records';

/**
 * What became of the transcript since the import: how many segments were changed, added or removed; or that it was replaced, or added where there was
 * none. If it is as imported: whether a speaker was renamed, or something beside it (a chapter, a link, the introduction) was changed.
 */
export type Corrected = { kind: 'corrected'; segments: number } | { kind: 'added' | 'replaced' | 'renamed' | 'beside' };

const BESIDE = ['chapters', 'references', 'notes'] as const;

/**
 * A transcript counts as replaced if most of its segments are new and less than half of the imported ones are unchanged. That is what importing a
 * file does, however many segments were recognised in it.
 */
export function countCorrected(records: Records, imported: Records): Corrected {
  const { segments } = records;
  if (imported.segments.size === 0 && segments.size > 0) return { kind: 'added' };
  let [stay, changed] = [0, 0];
  for (const [id, was] of imported.segments) {
    const segment = segments.get(id);
    if (segment?.text === was.text && segment.startMs === was.startMs && segment.speakerId === was.speakerId) stay++;
    else if (segment) changed++;
  }
  const added = segments.size - stay - changed;
  if (added > segments.size / 2 && stay < imported.segments.size / 2) return { kind: 'replaced' };
  const corrected = imported.segments.size - stay + added;
  if (corrected === 0 && [...segments.values()].some(({ speakerId }) => speakerId !== null && records.speakers.get(speakerId)?.name !== imported.speakers.get(speakerId)?.name)) return { kind: 'renamed' };
  return corrected === 0 && BESIDE.some((kind) => isOther<object>(records[kind], imported[kind])) ? { kind: 'beside' } : { kind: 'corrected', segments: corrected };
}

const isOther = <Kind>(now: ReadonlyMap<string, Kind>, was: ReadonlyMap<string, Kind>): boolean => now.size !== was.size || [...now].some(([id, record]) => !sameValue(record, was.get(id)));
