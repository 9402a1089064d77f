import type { Operation } from '#core/edit/operation';
import { touchesOf } from '#core/edit/apply';
import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import type { Id } from '#core/model/id';
import type { Conflict, Revision } from '#core/model/revision';
import { History } from './history';
import type { Keep } from './keep';
import { Outbox, type Clock } from './outbox';
import type { PendingEdit } from './pendingEdit';
import { applyAll, readingOrder, rollBack, type Failure, type Records, type Touched } from './records';
import type { SaveState } from './saveState';
import { squashed } from './squashed';
import type { Transport } from './transport';

/** An edit that someone else's crossed; the person at the desk chooses. */
export interface OpenConflict {
  edit: PendingEdit;
  conflicts: Conflict[];
}

export interface DeskState {
  records: Records;
  /** Segment ids in reading order. */
  order: readonly Id[];
  /** Grows with every change but of words: what is counted by speaker or drawn from times depends on it. */
  structure: number;
  saving: SaveState;
  canUndo: boolean;
  canRedo: boolean;
  conflict: OpenConflict | null;
  /** Why the last edit could not be made. */
  failure: Failure | null;
  /** The records as they were imported, once known. */
  imported: Records | null;
}

export interface DeskStoreOptions {
  records: Records;
  revision: number;
  transport: Transport;
  keep: Keep;
  clock: Clock;
  newId: () => Id;
}

/** What happened to the records, for those who draw them. */
export interface Change {
  touched: Touched;
  /** Words typed into the transcript: its document shows them already. */
  typed: boolean;
}

/**
 * The records of one episode as the person at the desk sees them: every edit is applied at once by the same functions
 * the server uses, waits in the outbox until the server has it, and can be taken back.
 */
export class DeskStore {
  #state: DeskState;
  readonly #history = new History();
  readonly #outbox: Outbox;
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Set<(change: Change) => void>();
  readonly #conflicts: OpenConflict[] = [];
  /** The edit that further typing may join. */
  #typing: { clientId: Id; segmentId: Id } | null = null;

  constructor(private readonly options: DeskStoreOptions) {
    const { records, revision, transport, keep, clock } = options;
    this.#outbox = new Outbox({
      revision, transport, keep, clock,
      changed: () => this.#set({}),
      remote: (revisions) => this.#absorb(revisions),
      conflict: (edit, conflicts) => this.#setAside(edit, conflicts),
    });
    this.#state = {
      records, order: readingOrder(records), structure: 0, saving: { kind: 'saved' }, canUndo: false, canRedo: false, conflict: null, failure: null, imported: null,
    };
  }

  readonly getState = (): DeskState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  watch(watcher: (change: Change) => void): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** The revision the server last told of. */
  get revision(): number {
    return this.#outbox.revision;
  }

  /**
   * Makes an edit.
   *
   * @param typing the segment whose words are being typed: joins the edit before it while that still waits
   * @returns why it cannot be made (the records are then as before), or null
   */
  perform(operations: readonly Operation[], typing?: Id): Failure | null {
    const applied = applyAll(this.#state.records, operations);
    if (!applied.ok) {
      this.#set({ failure: applied.failure });
      return applied.failure;
    }
    const joined = typing !== undefined && this.#typing?.segmentId === typing ? this.#outbox.amend(this.#typing.clientId, (edit) => squashed(edit, operations)) : false;
    if (!joined) {
      const edit = { clientId: this.options.newId(), operations: [...operations], inverse: applied.inverse, undoes: null };
      this.#outbox.add(edit, typing !== undefined);
      this.#history.record(edit);
      this.#typing = typing === undefined ? null : { clientId: edit.clientId, segmentId: typing };
    }
    this.#replace(applied.records, applied.touched, typing !== undefined);
    return null;
  }

  /** Ends what typing would join: a pause, a caret elsewhere. */
  endTyping(): void {
    this.#typing = null;
  }

  undo(): Touched | null {
    const step = this.#history.takeUndo();
    const taken = step && this.#takeBack(step.inverse, step.clientId);
    if (taken) this.#history.undone(taken.step);
    this.#set({});
    return taken?.touched ?? null;
  }

  redo(): Touched | null {
    const step = this.#history.takeRedo();
    const taken = step && this.#takeBack(step.inverse, null);
    if (taken) this.#history.redone(taken.step);
    this.#set({});
    return taken?.touched ?? null;
  }

  #takeBack(inverse: Operation[], undoes: Id | null) {
    this.#typing = null;
    const applied = applyAll(this.#state.records, inverse);
    if (!applied.ok) {
      this.#set({ failure: applied.failure });
      return null;
    }
    const edit: PendingEdit = { clientId: this.options.newId(), operations: inverse, inverse: applied.inverse, undoes };
    this.#outbox.add(edit, false);
    this.#replace(applied.records, applied.touched, false);
    return { step: { clientId: edit.clientId, inverse: applied.inverse }, touched: applied.touched };
  }

  /** Takes up edits that an earlier visit could not send. */
  async resume(): Promise<void> {
    const kept = this.options.keep.load();
    if (!kept) return;
    const newer = kept.baseRevision < this.#outbox.revision ? await this.options.transport.since(kept.baseRevision) : [];
    const arrived = new Set(newer?.map(({ clientId }) => clientId));
    const others = (newer ?? []).filter(({ clientId }) => !kept.edits.some((edit) => edit.clientId === clientId));
    const before = applyAll(this.#state.records, (newer ?? []).toReversed().flatMap(({ inverse }) => inverse));
    const touches = before.ok ? touchesOf(readerOf(before.records), others.flatMap(({ operations }) => operations)) : [];
    this.#place(kept.edits.filter(({ clientId }) => !arrived.has(clientId)), touches);
  }

  /** What was done before this visit: shows what differs from the import, and can be undone. */
  remember(revisions: readonly Revision[], imported: Records | null): void {
    this.#history.seed(revisions);
    this.#outbox.knows(revisions);
    this.#set({ imported });
    if (imported) this.#tell({ touched: { segments: new Set(imported.segments.keys()), others: true }, typed: false });
  }

  /** Chooses between one's own value and the other's. */
  resolve(choice: 'mine' | 'theirs'): void {
    const conflict = this.#conflicts.shift();
    if (!conflict) return;
    if (choice === 'mine') this.#place([conflict.edit], []);
    else this.#history.forget(conflict.edit.clientId);
    this.#hold();
    this.#set({});
  }

  /** Sends what waits, now. */
  flush(): void {
    this.#typing = null;
    this.#outbox.flush();
  }

  dropRefused(): void {
    const edit = this.#outbox.dropFirst();
    if (!edit) return;
    const rest = this.#outbox.takeAll();
    const touched = this.#rollBack([edit, ...rest]);
    this.#history.forget(edit.clientId);
    this.#tell({ touched, typed: false });
    this.#place(rest, []);
  }

  dismissFailure(): void {
    this.#set({ failure: null });
  }

  stop(): void {
    this.#outbox.stop();
  }

  /** Someone else's revisions go under the edits that wait: those are taken off, and put back on top. */
  #absorb(revisions: readonly Revision[]): void {
    const waiting = this.#outbox.takeAll();
    const rolledBack = this.#rollBack(waiting);
    const operations = revisions.flatMap((revision) => revision.operations);
    const touches = touchesOf(readerOf(this.#state.records), operations);
    const applied = applyAll(this.#state.records, operations);
    if (applied.ok) this.#replace(applied.records, applied.touched, false);
    else this.#set({ failure: applied.failure });
    this.#tell({ touched: rolledBack, typed: false });
    this.#place(waiting, touches);
  }

  #rollBack(edits: readonly PendingEdit[]): Touched {
    const back = rollBack(this.#state.records, edits);
    this.#replace(back.records, back.touched, false, true);
    return back.touched;
  }

  /** Puts edits on top of the records as they are now; what crosses someone else's revision is set aside. */
  #place(edits: readonly PendingEdit[], touches: readonly string[]): void {
    for (const edit of edits) {
      const rebased = rebaseAll(readerOf(this.#state.records), edit.operations, touches.length ? [{ touches }] : []);
      if (rebased.ok && rebased.operations.length === 0) {
        // The other side did the same.
        this.#history.forget(edit.clientId);
        continue;
      }
      const applied = rebased.ok ? applyAll(this.#state.records, rebased.operations) : null;
      if (rebased.ok && applied?.ok) {
        const placed = { ...edit, operations: rebased.operations, inverse: applied.inverse };
        this.#history.amend(edit.clientId, applied.inverse);
        this.#outbox.add(placed, false);
        this.#replace(applied.records, applied.touched, false);
      } else {
        this.#conflicts.push({ edit, conflicts: rebased.ok ? [] : rebased.conflicts });
      }
    }
    this.#hold();
    this.#set({});
  }

  #setAside(edit: PendingEdit, conflicts: Conflict[]): void {
    const rest = this.#outbox.takeAll().filter(({ clientId }) => clientId !== edit.clientId);
    this.#tell({ touched: this.#rollBack([edit, ...rest]), typed: false });
    this.#conflicts.push({ edit, conflicts });
    this.#hold();
    this.#place(rest, []);
  }

  #hold(): void {
    this.#outbox.hold(this.#conflicts.map(({ edit }) => edit));
  }

  #replace(records: Records, touched: Touched, typed: boolean, quietly = false): void {
    this.#state = {
      ...this.#state,
      records,
      order: typed ? this.#state.order : readingOrder(records),
      structure: typed ? this.#state.structure : this.#state.structure + 1,
      failure: null,
    };
    if (quietly) return;
    this.#set({});
    this.#tell({ touched, typed });
  }

  #tell(change: Change): void {
    for (const watcher of this.#watchers) watcher(change);
  }

  #set(change: Partial<DeskState>): void {
    this.#state = {
      ...this.#state, ...change,
      saving: this.#conflicts.length ? { kind: 'conflict', edits: this.#outbox.count + this.#conflicts.length } : this.#outbox.state,
      canUndo: this.#history.canUndo, canRedo: this.#history.canRedo, conflict: this.#conflicts[0] ?? null,
    };
    for (const listener of this.#listeners) listener();
  }
}
