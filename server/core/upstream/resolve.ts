import { keptKeys } from './keptKeys.ts';
import { castOf } from './cast.ts';
import type { MergeConflict, SaidPart } from './conflict.ts';
import { segmentOperations } from './segmentOperations.ts';
import type { SingleOperation } from '../edit/operation.ts';
import { keyBetween } from '../edit/order.ts';
import { inOrder, type Records } from '../edit/records.ts';
import { parseTimestamp } from '../time/timestamp.ts';
import type { Id } from '../model/id.ts';
import type { Link } from '../model/reference.ts';
import type { Segment } from '../model/segment.ts';
import { Chapter } from '../model/chapter.ts';
import { SpeakerName } from '../model/speaker.ts';
import { Notes } from '../model/notes.ts';

/** A part of the new version with its place in the notes; null if it is from a file. */
export interface TheirPart {
  id: string | null;
  line: number;
  value: unknown;
}

export interface Resolution {
  operations: SingleOperation[];
  /** For the records they add, the part that each is. */
  places: Map<Id, { origin: string; line: number }>;
}

type Asked = Pick<MergeConflict, 'kind' | 'field' | 'recordIds' | 'after' | 'theirs'>;

const NOTHING: Resolution = { operations: [], places: new Map() };

/**
 * The operations that decide a conflict: upstream's value in place of ours, or one that somebody wrote from both. Choosing ours takes none,
 * since ours stands. A record that is gone by now needs no decision.
 *
 * @param value the value for the field; if absent, upstream's
 * @param parts the parts of the new version that the conflict concerns, as they would become records
 * @returns null if the field cannot have the value
 */
export function resolve(records: Records, conflict: Asked, parts: readonly TheirPart[], newId: () => Id, value?: string): Resolution | null {
  const { kind, field, recordIds: [id] } = conflict;
  if (field === '*') return kind === 'segment' ? takeStretch(records, conflict, parts, newId) : takePart(records, conflict, parts, newId);
  if (id === undefined) return NOTHING;
  const wanted = value === undefined ? conflict.theirs : valueOf(field, value);
  if (wanted === undefined) return null;
  if (kind === 'chapter') return records.chapters.has(id) ? only({ type: 'setChapter', chapterId: id, [field]: wanted }) : NOTHING;
  // upstream's value is what the source says
  if (kind === 'introduction') return only({ type: 'setIntroduction', episodeId: id, introduction: wanted === conflict.theirs ? null : (wanted as string) });
  if (kind === 'reference') return records.references.has(id) ? only({ type: 'setReference', referenceId: id, [field]: wanted }) : NOTHING;
  return setInSegments(records, conflict.recordIds, field, wanted, newId);
}

/** Sets a field of our segment. If it was cut since, its pieces have its field together: they get one speaker, or become one again with the words. */
function setInSegments(records: Records, recordIds: readonly Id[], field: string, wanted: unknown, newId: () => Id): Resolution | null {
  const list = inOrder(records.segments);
  const pieces = list.filter(({ id }) => recordIds.includes(id));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return NOTHING;
  const cast = castOf(records.speakers.values(), new Map(), newId);
  const changed = new Map<Id, Segment | null>();
  if (field === 'speaker') {
    const speakerId = wanted === null ? null : cast.idOf(wanted as string);
    for (const piece of pieces) if (piece.speakerId === first.speakerId) changed.set(piece.id, { ...piece, speakerId, speakerFrom: wanted === null ? 'none' : 'turn' });
  } else if (field === 'text') {
    for (const { id } of pieces) changed.set(id, null);
    changed.set(first.id, { ...first, text: wanted as string, endMs: last.endMs });
  } else if (field === 'endMs') changed.set(last.id, { ...last, endMs: wanted as number | null });
  else changed.set(first.id, { ...first, [field]: wanted, ...(field === 'startMs' && { timeFrom: wanted === null ? 'none' as const : 'turn' as const }) });
  if ([...changed.values()].some((segment) => segment !== null && segment.startMs !== null && segment.endMs !== null && segment.endMs <= segment.startMs)) return null;
  return { operations: segmentOperations(records, cast.added, list.flatMap((segment) => (changed.has(segment.id) ? (changed.get(segment.id) ?? []) : segment))), places: new Map() };
}

const only = (operation: object): Resolution => ({ operations: [operation as SingleOperation], places: new Map() });

/** What somebody typed, as a value of the field; undefined if it is invalid. */
function valueOf(field: string, typed: string): unknown {
  const text = typed.trim();
  if (field === 'startMs' || field === 'endMs') return parseTimestamp(text) ?? undefined;
  if (field === 'links') return undefined;
  if (field === 'title') return Chapter.shape.title.safeParse(text).success && text !== '' ? text : undefined;
  if (field === 'url' || field === 'imageUrl') return text === '' ? null : Chapter.shape[field].safeParse(text).data;
  if (field === 'speaker') return text === '' ? null : SpeakerName.safeParse(text).data;
  if (field === 'text') return text === '' ? undefined : text;
  if (field === 'introduction') return Notes.shape.introduction.safeParse(text).success ? text : undefined;
  return text === '' ? null : text;
}

/** Replaces our segments by upstream's. */
function takeStretch(records: Records, { recordIds, after }: Asked, parts: readonly TheirPart[], newId: () => Id): Resolution {
  const gone = new Set(recordIds);
  const cast = castOf(records.speakers.values(), new Map(), newId);
  const list = inOrder(records.segments);
  const first = list.findIndex(({ id }) => gone.has(id));
  const before = first === -1 ? list.findIndex(({ id }) => id === after) + 1 : first;
  const places: Resolution['places'] = new Map();
  const taken = parts.map(({ id: origin, line, value }): Segment => {
    const { startMs, endMs, speaker, text, heading } = value as SaidPart;
    const id = newId();
    if (origin !== null) places.set(id, { origin, line });
    return { id, order: '', startMs, timeFrom: startMs === null ? 'none' : 'turn', endMs, speakerId: speaker === null ? null : cast.idOf(speaker), speakerFrom: speaker === null ? 'none' : 'turn', text, heading, words: null };
  });
  const wanted = [...list.slice(0, before), ...taken, ...list.slice(before)].filter(({ id }) => !gone.has(id));
  const orders = keptKeys(wanted.map(({ order }) => (order === '' ? null : order)));
  return { operations: segmentOperations(records, cast.added, wanted.map((segment, index) => ({ ...segment, order: orders[index]! }))), places };
}

/** Upstream's chapter or reference if ours was removed; none if upstream removed it. */
function takePart(records: Records, { kind, recordIds: [id] }: Asked, [part]: readonly TheirPart[], newId: () => Id): Resolution {
  if (part === undefined) {
    if (id === undefined || !records[kind === 'chapter' ? 'chapters' : 'references'].has(id)) return NOTHING;
    return only(kind === 'chapter' ? { type: 'deleteChapter', chapterId: id } : { type: 'deleteReference', referenceId: id });
  }
  const made = newId();
  const places = new Map(part.id === null ? [] : [[made, { origin: part.id, line: part.line }] as const]);
  if (kind === 'chapter') {
    const { startMs, title, url = null, imageUrl = null } = part.value as Pick<Chapter, 'startMs' | 'title'> & Partial<Chapter>;
    return { operations: [{ type: 'addChapter', chapter: { id: made, startMs, title, url, imageUrl } }], places };
  }
  const { title, url, note, links } = part.value as { title: string; url: string | null; note: string | null; links: Link[] };
  const last = inOrder(records.references).at(-1)?.order ?? null;
  return { operations: [{ type: 'addReference', reference: { id: made, order: keyBetween(last, null), title, url, note, links } }], places };
}
