import type { Patch } from '../../model/patch.ts';
import type { Interpretation } from '../interpret.ts';
import type { NotesReading } from '../reading.ts';

/** Records as they are expected to read back, in order; `key` is the id, or `+n` for the n-th of the view. */
export interface SegmentState {
  key: string;
  startMs: number | null;
  speaker: string | null;
  text: string;
  /** Without a header the time is its chapter's and the speaker the one before. */
  header: boolean;
  chapter: string | null;
}
export interface ChapterState {
  key: string;
  startMs: number;
  title: string;
}
export interface ReferenceState {
  key: string;
  title: string;
  url: string | null;
  note: string | null;
}
export interface State {
  segments: SegmentState[];
  chapters: ChapterState[];
  references: ReferenceState[];
}

/** One edit: what it changes in the source, and what it will have changed in the reading. Units stand or fall one by one. */
export interface Edit {
  patches: Patch[];
  effect: (state: State) => void;
}

export function stateOf({ reading, segments }: Interpretation): State {
  return {
    segments: segments.map(({ segment: { id, startMs, speaker, text }, header, chapter }) => (
      { key: id, startMs, speaker, text, header: header !== null, chapter: chapter === null ? null : `c${chapter}` })),
    chapters: reading.chapters.map(({ id, startMs, title }) => ({ key: id, startMs, title })),
    references: reading.references.map(({ id, title, url, note }) => ({ key: id, title, url, note })),
  };
}

/** The state after some edits. */
export function after(notes: Interpretation, edits: readonly Edit[]): State {
  const state = stateOf(notes);
  for (const { effect } of edits) effect(state);
  state.segments.forEach((segment, index) => {
    if (segment.header) return;
    segment.startMs = state.chapters.find(({ key }) => key === segment.chapter)?.startMs ?? null;
    segment.speaker = state.segments[index - 1]?.speaker ?? null;
  });
  return state;
}

/** Changes fields of one record. */
export function set<T extends { key: string }>(records: T[], key: string, fields: Partial<T>): void {
  const record = indexOf(records).get(key);
  if (record) Object.assign(record, fields);
}

const indexes = new WeakMap<object, Map<string, { key: string }>>();

/** Records by key: an edit of each of ten thousand must not look through ten thousand. */
function indexOf<T extends { key: string }>(records: T[]): Map<string, T> {
  const known = indexes.get(records) as Map<string, T> | undefined;
  if (known) return known;
  const index = new Map(records.map((record) => [record.key, record]));
  indexes.set(records, index);
  return index;
}

export function remove<T extends { key: string }>(records: T[], key: string): void {
  const index = records.findIndex((candidate) => candidate.key === key);
  if (index < 0) return;
  records.splice(index, 1);
  indexOf(records).delete(key);
}

/** Puts a record after the nearest of those before it in `order` that is there. */
export function insert<T extends { key: string }>(records: T[], record: T, order: readonly string[]): void {
  const before = new Set(order.slice(0, order.indexOf(record.key)));
  const index = records.findLastIndex(({ key }) => before.has(key));
  records.splice(index + 1, 0, record);
  indexOf(records).set(record.key, record);
}

/** Whether a reading says what is expected, and nothing else in it moved. */
export function reads(reading: NotesReading, state: State, before: NotesReading): boolean {
  return reading.title === before.title && reading.introduction === before.introduction
    && same(reading.segments, state.segments, (a, b) => a.startMs === b.startMs && a.speaker === b.speaker && a.text === b.text)
    && same(reading.chapters, state.chapters, (a, b) => a.startMs === b.startMs && a.title === b.title)
    && same(reading.references, state.references, (a, b) => a.title === b.title && a.url === b.url && a.note === b.note);
}

const same = <A, B>(left: readonly A[], right: readonly B[], equal: (a: A, b: B) => boolean): boolean =>
  left.length === right.length && left.every((item, index) => equal(item, right[index]!));
