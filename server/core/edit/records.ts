import { lowerBound } from './lowerBound.ts';
import type { Chapter } from '../model/chapter.ts';
import type { Id } from '../model/id.ts';
import type { Notes } from '../model/notes.ts';
import type { Reference } from '../model/reference.ts';
import type { Segment } from '../model/segment.ts';
import type { Speaker } from '../model/speaker.ts';

export interface RecordTypes {
  segments: Segment;
  speakers: Speaker;
  chapters: Chapter;
  references: Reference;
  /** One per episode, under the episode's id. */
  notes: Notes;
}

export type Kind = keyof RecordTypes;
/** The kinds with an order of their own; chapters are ordered by time, speakers not at all. */
export type OrderedKind = 'segments' | 'references';

/** The records of one episode, and the speakers of its show. Never changed in place: `applyChanges` makes the next ones. */
export type Records = { readonly [K in Kind]: ReadonlyMap<Id, RecordTypes[K]> };

/**
 * What an operation may ask of the records. The desk answers from all of them (`readerOf`), the server from the few rows that
 * `needsOf` names: an operation asks for nothing else.
 */
export interface RecordsReader {
  get<K extends Kind>(kind: K, id: Id): RecordTypes[K] | undefined;
  /** The record with exactly this order key. */
  at<K extends OrderedKind>(kind: K, order: string): RecordTypes[K] | undefined;
  /** The last record before this key. */
  before<K extends OrderedKind>(kind: K, order: string): RecordTypes[K] | undefined;
  /** The first record after this key. */
  after<K extends OrderedKind>(kind: K, order: string): RecordTypes[K] | undefined;
  /** Every segment of a speaker. */
  segmentsOf(speakerId: Id): Segment[];
  speakerNamed(name: string): Speaker | undefined;
}

const byId = <T extends { id: Id }>(list: readonly T[] = []): ReadonlyMap<Id, T> => new Map(list.map((record) => [record.id, record]));

/** Records from lists in any order; an omitted kind is empty. */
export function recordsOf(lists: { readonly [K in Kind]?: readonly RecordTypes[K][] }): Records {
  return { segments: byId(lists.segments), speakers: byId(lists.speakers), chapters: byId(lists.chapters), references: byId(lists.references), notes: byId(lists.notes) };
}

/** Orders by key, by code unit: that is how the keys are made and how the database compares them (COLLATE "C"). */
const byOrder = (a: { order: string }, b: { order: string }): number => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

const sorted = new WeakMap<object, readonly { order: string }[]>();

/** Segments or references in reading order; sorted once per map. */
export function inOrder<T extends { id: Id; order: string }>(records: ReadonlyMap<Id, T>): readonly T[] {
  let list = sorted.get(records) as readonly T[] | undefined;
  if (!list) {
    list = [...records.values()].sort(byOrder);
    sorted.set(records, list);
  }
  return list;
}

/** How many records of a sorted list come before a key. */
const countBefore = (list: readonly { order: string }[], order: string): number => lowerBound(list.length, (at) => list[at]!.order >= order);

/** A reader over complete records. Sorting is deferred until an operation asks for neighbours. */
export function readerOf(records: Records): RecordsReader {
  const listOf = <K extends OrderedKind>(kind: K): readonly RecordTypes[K][] => inOrder(records[kind] as ReadonlyMap<Id, RecordTypes[K]>);
  const at: RecordsReader['at'] = (kind, order) => {
    const list = listOf(kind);
    const found = list[countBefore(list, order)];
    return found?.order === order ? found : undefined;
  };
  return {
    get: (kind, id) => records[kind].get(id) as never,
    at,
    before: (kind, order) => listOf(kind)[countBefore(listOf(kind), order) - 1],
    after: (kind, order) => listOf(kind)[countBefore(listOf(kind), order) + (at(kind, order) ? 1 : 0)],
    segmentsOf: (speakerId) => [...records.segments.values()].filter((segment) => segment.speakerId === speakerId),
    speakerNamed: (name) => [...records.speakers.values()].find((speaker) => speaker.name === name),
  };
}
