import type { Operation } from '#core/edit/operation';
import { singlesOf } from '#core/edit/apply';
import { ofEpisode } from '#core/edit/ofEpisode';
import { rebaseAll } from '#core/edit/rebase';
import { readerOf } from '#core/edit/records';
import { sameValue } from '#core/edit/sameValue';
import type { Id } from '#core/model/id';
import type { Conflict, Revision } from '#core/model/revision';
import { combined } from './combined';
import { History, type Direction } from './history';
import type { Keep } from './keep';
import { lastToTouch, othersIn, othersSince, type Others } from './othersSince';
import { Outbox, type Clock } from './outbox';
import type { PendingEdit } from './pendingEdit';
import { applyAll, readingOrder, rollBack, type Failure, type Records, type Touched } from './records';
import type { SaveState } from './saveState';
import { sharedOf, type Shared } from './shared';
import { squashed, typedIn } from './squashed';
import type { Transport } from './transport';

/** An edit that someone else's crossed; the person at the desk chooses. */
export interface OpenConflict {
  edit: PendingEdit;
  conflicts: Conflict[];
}

/** A step back, or forward again, that someone else's edit stands in the way of. */
export interface Blocked {
  direction: Direction;
  /** Who that was; null where nobody's name is known. */
  by: string | null;
  recordId: Id;
  field: string;
}

/** A step back, or forward again, that reaches other episodes too. */
export type Reaching = Shared & { direction: Direction };

export interface DeskState {
  records: Records;
  /** Segment ids in reading order. */
  order: readonly Id[];
  /** Grows with every change but of words: what is counted by speaker or drawn from times depends on it. */
  structure: number;
  saving: SaveState;
  /** Edits that wait would survive a crash: this browser keeps them. */
  keeps: boolean;
  canUndo: boolean;
  canRedo: boolean;
  conflict: OpenConflict | null;
  blocked: Blocked | null;
  /** The last edit of one's own, which is to be taken back or done again, reached other episodes too: nothing is done until somebody says so. */
  shared: Reaching | null;
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
  /** Whose edits can be taken back here. */
  me: Id;
  random: () => number;
  /** What came from the server does not fit what is here: everything is to be fetched anew. What waits is kept. */
  diverged: () => void;
}

/** What happened to the records, for those who draw them. */
export interface Change {
  touched: Touched;
  /** Words being typed, into the transcript (its document shows them already) or the introduction. */
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
  readonly #overhearers = new Set<(revisions: readonly Revision[]) => void>();
  readonly #conflicts: OpenConflict[] = [];
  /** What others did since the oldest step that can be taken back. */
  #others: Others[] = [];
  /** The edits of this opening. */
  readonly #mine = new Set<Id>();
  /** The edit that further typing may join. */
  #typing: { clientId: Id; recordId: Id } | null = null;
  /** An edit of the show's speakers that is to be taken back, or done again, as soon as the server has it. */
  #stepAfter: { clientId: Id; direction: Direction } | null = null;
  /** Own edits before this revision are not known yet; null where there are none. */
  #knownFrom: number | null = null;

  constructor(private readonly options: DeskStoreOptions) {
    const { records, revision, transport, keep, clock, random } = options;
    this.#outbox = new Outbox({
      revision, transport, keep, clock, random,
      changed: () => this.#set({}),
      newer: (revisions, arrived) => {
        this.#absorb(revisions, arrived);
        this.#stepOnceSaved(revisions);
      },
      conflict: (edit, conflicts) => this.#setAside(edit, conflicts),
    });
    keep.onChange({ state: () => this.#set({}), left: () => void this.resume() });
    this.#state = {
      records, order: readingOrder(records), structure: 0, saving: { kind: 'saved' }, keeps: true, canUndo: false, canRedo: false, conflict: null, blocked: null, shared: null, failure: null, imported: null,
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

  /** Tells of what others did, once it is here. */
  overhear(overhearer: (revisions: readonly Revision[]) => void): () => void {
    this.#overhearers.add(overhearer);
    return () => void this.#overhearers.delete(overhearer);
  }

  /** The revision the server last told of. */
  get revision(): number {
    return this.#outbox.revision;
  }

  /**
   * Makes an edit.
   *
   * @param typing the record whose words are being typed: joins the edit before it while that still waits
   * @returns why it cannot be made (the records are then as before), or null
   */
  perform(operations: readonly Operation[], typing?: Id): Failure | null {
    const applied = applyAll(this.#state.records, operations);
    if (!applied.ok) {
      this.#set({ failure: applied.failure });
      return applied.failure;
    }
    this.#stepAfter = null;
    const joined = typing !== undefined && this.#typing?.recordId === typing ? this.#outbox.amend(this.#typing.clientId, (edit) => squashed(edit, operations)) : false;
    if (!joined) {
      const edit = this.#edit([...operations], applied.inverse, null);
      this.#outbox.add(edit, typing !== undefined);
      this.#history.record(edit);
      this.#typing = typing === undefined ? null : { clientId: edit.clientId, recordId: typing };
    }
    this.#replace(applied.records, applied.touched, typing !== undefined);
    return null;
  }

  /** Ends what typing would join: a pause, a caret elsewhere. */
  endTyping(): void {
    this.#typing = null;
  }

  #edit(operations: Operation[], inverse: Operation[], undoes: Id | null): PendingEdit {
    const clientId = this.options.newId();
    this.#mine.add(clientId);
    return { clientId, operations, inverse, undoes };
  }

  /** Takes back what one did last, wherever others have been since. @returns what that reached; null where nothing was done */
  undo(): Touched | null {
    return this.#step('undo');
  }

  redo(): Touched | null {
    return this.#step('redo');
  }

  /** Of a step that someone else's edit stands in the way of: it is made all the same, or left out. */
  unblock(choice: 'anyway' | 'leave'): Touched | null {
    const { blocked } = this.#state;
    if (!blocked) return null;
    if (choice === 'anyway') return this.#step(blocked.direction, true);
    this.#history.take(blocked.direction);
    this.#set({ blocked: null });
    return null;
  }

  /** Of an edit that reached other episodes: the step is made in this one alone, or left out, also where the server made it everywhere. */
  unshare(choice: 'here' | 'leave', shared: Reaching | null = this.#state.shared): Touched | null {
    if (!shared) return null;
    if (choice === 'here') return this.#step(shared.direction, false, true);
    this.#history.drop(shared.number);
    this.#set({ shared: null });
    void this.#reachBack();
    return null;
  }

  #step(direction: Direction, anyway = false, here = false): Touched | null {
    const touched = this.#stepNow(direction, anyway, here);
    void this.#reachBack();
    return touched;
  }

  #stepOnceSaved(revisions: readonly Revision[]): void {
    const after = this.#stepAfter;
    if (after === null || !revisions.some(({ clientId }) => clientId === after.clientId)) return;
    this.#stepAfter = null;
    this.#step(after.direction);
  }

  #stepNow(direction: Direction, anyway: boolean, here: boolean): Touched | null {
    this.#typing = null;
    for (let step = this.#history.take(direction); step; step = this.#history.take(direction)) {
      if (step.shared && !here) {
        this.#history.putBack(direction, step);
        this.#set({ shared: { ...step.shared, direction }, blocked: null });
        return null;
      }
      const number = this.#outbox.numberOf(step.clientId);
      if (number === undefined && reachesShow(step.inverse)) {
        // how far it goes is known when it is saved
        this.#history.putBack(direction, step);
        this.#stepAfter = { clientId: step.clientId, direction };
        return null;
      }
      // one that still waits lies on top of everything
      const others = number === undefined ? [] : othersSince(this.#others, number);
      const rebased = rebaseAll(readerOf(this.#state.records), step.inverse, anyway ? [] : others);
      const applied = rebased.ok ? applyAll(this.#state.records, rebased.operations) : null;
      if (!rebased.ok || !applied?.ok) {
        this.#history.putBack(direction, step);
        const conflict = rebased.ok ? undefined : rebased.conflicts[0];
        if (conflict) this.#set({ blocked: { direction, by: lastToTouch(others, conflict.recordId, conflict.field)?.author ?? null, recordId: conflict.recordId, field: conflict.field } });
        else this.#set({ blocked: null, failure: applied?.ok === false ? applied.failure : null });
        return null;
      }
      if (changesNothing(this.#state.records, applied)) continue; // someone did that already
      const edit = this.#edit(rebased.operations, applied.inverse, direction === 'undo' ? step.clientId : null);
      this.#outbox.add(edit, false);
      this.#history.made(direction, { clientId: edit.clientId, inverse: applied.inverse });
      this.#replace(applied.records, applied.touched, false);
      return applied.touched;
    }
    this.#set({ blocked: null });
    return null;
  }

  /** Takes up edits that earlier openings could not send. */
  async resume(): Promise<void> {
    for (const { baseRevision, edits, placed } of await this.options.keep.adopt()) {
      const newer = baseRevision < this.#outbox.revision ? await this.options.transport.since(baseRevision) : [];
      const arrived = new Set(newer?.map(({ clientId }) => clientId));
      const ours = new Set(edits.map(({ clientId }) => clientId));
      const others = (newer ?? []).filter(({ clientId, number }) => (clientId === null || !ours.has(clientId)) && number <= this.#outbox.revision);
      const waiting = edits.flatMap((edit) => (arrived.has(edit.clientId) ? this.#typedSince(edit, newer!) : [edit]));
      for (const edit of waiting) {
        if (this.#mine.has(edit.clientId)) continue;
        this.#mine.add(edit.clientId);
        if (edit.undoes === null) this.#history.record(edit);
      }
      this.#place(waiting, others.flatMap(({ touches }) => touches));
      placed();
    }
  }

  /**
   * What was done before this opening: shows what differs from the import, and what is one's own can be undone.
   *
   * @param after the revisions are those after this one
   */
  remember(revisions: readonly Revision[], imported: Records | null, after = 0): void {
    const { me } = this.options;
    this.#knownFrom = after === 0 ? null : after + 1;
    this.#history.seed(revisions, me);
    this.#outbox.knows(revisions);
    const known = new Set(this.#others.map(({ number }) => number));
    this.#others = [...othersIn(revisions, ({ authorId }) => authorId === me).filter(({ number }) => !known.has(number)), ...this.#others];
    this.#set({ imported });
    if (imported) this.#tell({ touched: { segments: new Set(imported.segments.keys()), others: true }, typed: false });
    void this.#reachBack();
  }

  /** Where nothing of one's own is left to be taken back, the server is asked for what was longer ago. */
  async #reachBack(): Promise<void> {
    const before = this.#knownFrom;
    if (before === null || this.#history.canUndo) return;
    this.#knownFrom = null;
    const found = await this.options.transport.lastOfMine(before);
    if (found === null) this.#knownFrom = before;
    if (!found?.revision) return;
    this.#knownFrom = found.revision.number;
    this.#outbox.knows([found.revision]);
    this.#history.reach(found.revision);
    const known = new Set(this.#others.map(({ number }) => number));
    this.#others = [...found.since.filter(({ number }) => !known.has(number)), ...this.#others];
    this.#set({});
  }

  /** Takes in what the server tells of by itself. */
  hear(newest: number, revisions: readonly Revision[]): Promise<void> {
    return this.#outbox.hear(newest, revisions);
  }

  /** Chooses between one's own value and the other's, or gives one that was combined of both. */
  resolve(choice: 'mine' | 'theirs' | { recordId: Id; field: string; value: string }): void {
    const conflict = this.#conflicts.shift();
    if (!conflict) return;
    if (choice === 'theirs') this.#history.forget(conflict.edit.clientId);
    else this.#place([choice === 'mine' ? conflict.edit : combined(conflict.edit, choice.recordId, choice.field, choice.value)], []);
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

  /** Something was not acknowledged by the server yet. */
  get unsent(): boolean {
    return this.#outbox.unsent;
  }

  stop(): void {
    this.#outbox.stop();
    this.options.keep.release();
  }

  /** The episode was deleted: what waits for it is neither sent nor kept. */
  forget(): Promise<void> {
    this.#outbox.stop();
    return this.options.keep.forgetEpisode();
  }

  /** The desk closes and the page stays: what waits is still sent. */
  leave(): void {
    this.#outbox.leave(() => this.options.keep.release());
  }

  /**
   * Revisions of the server go under the edits that wait: those are taken off, with those that arrived, the revisions
   * applied as the server has them, and what still waits put back on top.
   */
  #absorb(revisions: readonly Revision[], arrived: readonly PendingEdit[]): void {
    const others = revisions.filter(({ clientId }) => clientId === null || !this.#mine.has(clientId));
    this.#others.push(...othersIn(others, () => false));
    for (const revision of revisions) if (revision.clientId !== null) this.#history.amend(revision.clientId, { inverse: revision.inverse, shared: sharedOf(revision) });
    for (const revision of others) if (revision.authorId === this.options.me) this.#history.reachedAll(revision);
    const asSent = revisions.length === arrived.length && revisions.every(({ operations }, at) => sameValue(operations, arrived[at]!.operations));
    if (asSent) return;
    const waiting = this.#outbox.takeAll();
    const rolledBack = this.#rollBack([...arrived, ...waiting]);
    const here = new Set(this.#state.records.segments.keys());
    const applied = applyAll(this.#state.records, revisions.flatMap(({ reaches, operations }) => (reaches > 1 ? ofEpisode(operations, here) : operations)));
    if (!applied.ok) {
      this.#outbox.restore(waiting);
      this.options.diverged();
      return;
    }
    this.#replace(applied.records, applied.touched, false);
    this.#tell({ touched: rolledBack, typed: false });
    this.#place([...arrived.flatMap((edit) => this.#typedSince(edit, revisions)), ...waiting], others.flatMap(({ touches }) => touches));
    if (others.length) for (const overhearer of this.#overhearers) overhearer(others);
  }

  /**
   * Where browsers have no locks, another opening may have taken over an edit and sent it while it was still being typed here: the
   * words since are an edit of their own then.
   */
  #typedSince({ clientId, operations }: PendingEdit, revisions: readonly Revision[]): PendingEdit[] {
    const sent = revisions.find((revision) => revision.clientId === clientId)!.operations;
    if (!isTyping(operations) || !isTyping(sent) || sameValue(operations, sent)) return [];
    const edit = this.#edit(operations, [], null);
    this.#history.record(edit);
    return [edit];
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
        this.#history.amend(edit.clientId, { inverse: applied.inverse });
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
      blocked: null,
      shared: null,
    };
    if (quietly) return;
    this.#set({});
    this.#tell({ touched, typed });
  }

  #tell(change: Change): void {
    for (const watcher of this.#watchers) watcher(change);
  }

  #set(change: Partial<DeskState>): void {
    const saving: SaveState = this.#conflicts.length ? { kind: 'conflict', edits: this.#outbox.count + this.#conflicts.length } : this.#outbox.state;
    this.#state = {
      ...this.#state, ...change,
      saving: sameValue(saving, this.#state.saving) ? this.#state.saving : saving,
      keeps: this.options.keep.state !== 'failed', canUndo: this.#history.canUndo, canRedo: this.#history.canRedo, conflict: this.#conflicts[0] ?? null,
    };
    for (const listener of this.#listeners) listener();
  }
}

/** Taking back a merge gives segments of any episode back to whom it brings again. */
const reachesShow = (inverse: readonly Operation[]): boolean => {
  const types = new Set(inverse.flatMap(singlesOf).map(({ type }) => type));
  return types.has('addSpeaker') && types.has('renameSpeaker');
};

const isTyping = (operations: readonly Operation[]): boolean => operations.length === 1 && typedIn(operations[0]!) !== null;

/** Whether the records say afterwards what they said before. */
const changesNothing = (before: Records, { records, touched }: { records: Records; touched: Touched }): boolean =>
  !touched.others && [...touched.segments].every((id) => sameValue(before.segments.get(id), records.segments.get(id)));
