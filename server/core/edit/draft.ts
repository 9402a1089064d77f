import type { Id } from '../model/id.ts';
import { addChanges, type Changes } from './changes.ts';
import type { OrderedKind, RecordsReader, RecordTypes } from './records.ts';

const ordered: readonly OrderedKind[] = ['segments', 'references'];

type DraftOf<T> = { put: Map<Id, T>; removed: Set<Id> };

/** Records with changes laid over them: what the next operation of a batch sees. The underlying records are only read. */
export class Draft implements RecordsReader {
  private readonly over = {
    segments: { put: new Map(), removed: new Set() } as DraftOf<RecordTypes['segments']>,
    speakers: { put: new Map(), removed: new Set() } as DraftOf<RecordTypes['speakers']>,
    chapters: { put: new Map(), removed: new Set() } as DraftOf<RecordTypes['chapters']>,
    references: { put: new Map(), removed: new Set() } as DraftOf<RecordTypes['references']>,
    notes: { put: new Map(), removed: new Set() } as DraftOf<RecordTypes['notes']>,
  };

  /** The record put here that has a given key: an edit may put thousands of records, and for each we ask whether its key is free. */
  private readonly byKey = { segments: new Map<string, Id>(), references: new Map<string, Id>() };

  constructor(private readonly base: RecordsReader) {}

  add(changes: Changes): void {
    for (const kind of ordered) {
      const { put, removed } = changes[kind];
      for (const id of [...removed, ...put.keys()]) this.freeKeyOf(kind, id);
      for (const { id, order } of put.values()) this.byKey[kind].set(order, id);
    }
    addChanges(this.over.segments, changes.segments);
    addChanges(this.over.speakers, changes.speakers);
    addChanges(this.over.chapters, changes.chapters);
    addChanges(this.over.references, changes.references);
    addChanges(this.over.notes, changes.notes);
  }

  /** Everything added so far, as one set of changes. */
  get changes(): Changes {
    return this.over;
  }

  get: RecordsReader['get'] = (kind, id) => {
    const { put, removed } = this.over[kind];
    return removed.has(id) ? undefined : ((put.get(id) ?? this.base.get(kind, id)) as never);
  };

  at: RecordsReader['at'] = (kind, order) => {
    const found = this.base.at(kind, order);
    if (found && !this.covers(kind, found.id)) return found;
    const id = this.byKey[kind].get(order);
    return id === undefined ? undefined : (this.over[kind].put.get(id) as never);
  };

  before: RecordsReader['before'] = (kind, order) => this.nearest(kind, order, 'before', (a, b) => a > b);

  after: RecordsReader['after'] = (kind, order) => this.nearest(kind, order, 'after', (a, b) => a < b);

  segmentsOf: RecordsReader['segmentsOf'] = (speakerId) => [
    ...this.base.segmentsOf(speakerId).filter(({ id }) => !this.covers('segments', id)),
    ...this.putOf('segments').filter((segment) => segment.speakerId === speakerId),
  ];

  speakerNamed: RecordsReader['speakerNamed'] = (name) => {
    const found = this.base.speakerNamed(name);
    const covered = found && (this.over.speakers.put.has(found.id) || this.over.speakers.removed.has(found.id));
    return found && !covered ? found : [...this.over.speakers.put.values()].find((speaker) => speaker.name === name);
  };

  private nearest<K extends OrderedKind>(kind: K, order: string, side: 'before' | 'after', nearer: (a: string, b: string) => boolean): RecordTypes[K] | undefined {
    let best = this.base[side](kind, order);
    while (best && this.covers(kind, best.id)) best = this.base[side](kind, best.order);
    for (const record of this.putOf(kind)) {
      const onSide = side === 'before' ? record.order < order : record.order > order;
      if (onSide && (!best || nearer(record.order, best.order))) best = record;
    }
    return best;
  }

  private freeKeyOf(kind: OrderedKind, id: Id): void {
    const order = this.over[kind].put.get(id)?.order;
    if (order !== undefined && this.byKey[kind].get(order) === id) this.byKey[kind].delete(order);
  }

  private covers(kind: OrderedKind, id: Id): boolean {
    return this.over[kind].put.has(id) || this.over[kind].removed.has(id);
  }

  private putOf<K extends OrderedKind>(kind: K): RecordTypes[K][] {
    return [...this.over[kind].put.values()] as RecordTypes[K][];
  }
}
