import { timeWords } from '#core/feed/describe/change';
import { kinds } from '#core/edit/changes';
import type { Records } from '#core/edit/records';
import type { Conflict } from '#core/model/revision';
import type { RollBackConflict } from '#core/model/rollBack';

/** Describes a conflict: which record it is about, and both values in readable form. */
export function conflictInWords({ id: episodeId, title }: { id: string; title: string }, { recordId, field, yours, theirs }: Conflict, states: readonly Records[]): RollBackConflict {
  const [now] = states;
  const speakerName = (id: unknown): string | null => states.flatMap(({ speakers }) => [...speakers.values()]).find((speaker) => speaker.id === id)?.name ?? null;
  const said = (value: unknown): string | null => {
    if (value === null || value === undefined) return field === 'speakerId' ? 'nobody named' : null;
    if (field === 'speakerId') return speakerName(value);
    if (typeof value === 'number') return timeWords(value);
    if (typeof value === 'object') return wholeWords(value);
    return String(value);
  };
  return { place: `${recordId}.${field}`, episodeId, title, where: whereOf(states, recordId, speakerName), field, restored: said(yours), now: said(theirs ?? (field === '*' ? null : presentValue(now!, recordId, field))) };
}

const found = (records: Records, id: string) => kinds.map((kind) => records[kind].get(id)).find((record) => record !== undefined);

const presentValue = (records: Records, id: string, field: string): unknown => (found(records, id) as Record<string, unknown> | undefined)?.[field];

/** A whole record in readable form. */
function wholeWords(value: object): string {
  const record = value as { text?: string; title?: string; name?: string };
  return record.text ?? record.title ?? record.name ?? JSON.stringify(value);
}

function whereOf(states: readonly Records[], id: string, speakerName: (id: unknown) => string | null): string {
  const record = states.map((records) => found(records, id)).find((each) => each !== undefined);
  if (!record) return '';
  if ('name' in record) return record.name;
  if ('title' in record) return record.title;
  if ('introduction' in record) return 'the introduction';
  return [timeWords(record.startMs), speakerName(record.speakerId)].filter(Boolean).join(', ');
}
