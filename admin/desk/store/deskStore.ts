import type { Operation } from '#core/edit/operation';
import { sameValue } from '#core/edit/sameValue';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';
import { DecisionOutbox } from './decisionOutbox';
import type { DeskState } from './deskState';
import type { Keep } from './keep';
import { Outbox, type Clock } from './outbox';
import type { PendingEdit } from './pendingEdit';
import { asShown } from './question';
import { Rebasing, type Resolution } from './rebasing';
import { applyAll, readingOrder, type Applied, type Failure, type Records, type Touched } from './records';
import type { SaveState } from './saveState';
import { squashed } from './squashed';
import { Steps } from './steps';
import type { Transport } from './transport';

export interface DeskStoreOptions {
  records: Records;
  revision: number;
  transport: Transport;
  keep: Keep;
  clock: Clock;
  newId: () => Id;
  /** The user, whose edits can be undone here. */
  me: Id;
  random: () => number;
  /** What came from the server does not fit the records here: everything must be fetched again. Waiting edits are kept. */
  diverged: () => void;
}

/** What changed in the records, for the code that draws them. */
export interface Change {
  touched: Touched;
  /** Words are being typed into the transcript (its document already shows them) or the introduction. */
  typed: boolean;
}

/**
 * The records of one episode as the person at the desk sees them. Every edit is applied at once by the same functions
 * the server uses, waits in the outbox until the server has it, and can be undone. Decisions about findings wait in an outbox of their own.
 */
export class DeskStore {
  readonly decisions: DecisionOutbox;
  #state: DeskState;
  readonly #steps: Steps;
  readonly #outbox: Outbox;
  readonly #rebasing: Rebasing;
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Set<(change: Change) => void>();
  readonly #overhearers = new Set<(revisions: readonly Revision[]) => void>();
  /** The edit that further typing may extend. */
  #typing: { clientId: Id; recordId: Id } | null = null;

  constructor(private readonly options: DeskStoreOptions) {
    const { records, revision, transport, keep, clock, random, newId, me } = options;
    this.#outbox = new Outbox({
      revision, transport, keep, clock, random,
      changed: () => this.#set({}),
      newer: (revisions, arrived) => {
        this.#rebasing.absorb(revisions, arrived);
        this.#steps.heard(revisions);
      },
      conflict: (edit, conflicts) => this.#rebasing.ask(edit, conflicts),
    });
    this.#steps = new Steps({
      me, newId, transport, outbox: this.#outbox, records: () => this.#state.records,
      make: (edit, applied) => this.#make(edit, applied, false),
      failed: (failure) => this.#set({ failure }),
      pointless: (of, why) => this.#set({ pointless: { of, why } }),
      changed: () => this.#set({}),
    });
    this.#rebasing = new Rebasing({
      newId, outbox: this.#outbox, steps: this.#steps, records: () => this.#state.records,
      replace: (replaced, touched, quietly) => this.#replace(replaced, touched, false, quietly),
      redraw: (touched) => this.#tell({ touched, typed: false }),
      changed: () => {
        this.#steps.reconsider();
        this.#set({});
      },
      refusedDone: () => this.#set({ pointless: { of: 'refused', why: 'done' } }),
      overheard: (others) => this.#overhearers.forEach((overhearer) => overhearer(others)),
      diverged: () => this.options.diverged(),
    });
    this.decisions = new DecisionOutbox({ transport, keep, clock, random, changed: () => this.#set({}) });
    keep.onChange({ state: () => this.#set({}), left: () => void this.resume() });
    this.#state = {
      records, order: readingOrder(records), structure: 0, saving: { kind: 'saved' }, keeps: true, canUndo: false, canRedo: false, conflict: null, question: null, pointless: null, failure: null, imported: null,
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

  /** Calls back with other people's revisions once they are in the records. */
  overhear(overhearer: (revisions: readonly Revision[]) => void): () => void {
    this.#overhearers.add(overhearer);
    return () => void this.#overhearers.delete(overhearer);
  }

  /** The newest revision the server has reported. */
  get revision(): number {
    return this.#outbox.revision;
  }

  /**
   * Makes an edit.
   *
   * @param typing the record whose words are being typed: the edit extends the previous one while that still waits
   * @returns why it cannot be made (the records are then unchanged), or null
   */
  perform(operations: readonly Operation[], typing?: Id): Failure | null {
    const applied = applyAll(this.#state.records, operations);
    if (!applied.ok) {
      this.#set({ failure: applied.failure });
      return applied.failure;
    }
    if (typing !== undefined && this.#typing?.recordId === typing && this.#outbox.amend(this.#typing.clientId, (edit) => squashed(edit, operations))) {
      this.#goOn();
      this.#replace(applied.records, applied.touched, true);
      return null;
    }
    const edit = { clientId: this.options.newId(), operations: [...operations], inverse: applied.inverse, undoes: null };
    this.#steps.record(edit);
    this.#typing = typing === undefined ? null : { clientId: edit.clientId, recordId: typing };
    this.#make(edit, applied, typing !== undefined);
    return null;
  }

  /** Further typing starts a new edit: after a pause, or with the caret elsewhere. */
  endTyping(): void {
    this.#typing = null;
  }

  /** Shows an edit's result at once and sends the edit on its way to the server. */
  #make(edit: PendingEdit, { records, touched }: Applied, typed: boolean): void {
    this.#rebasing.own(edit);
    this.#outbox.add(edit, typed);
    this.#goOn();
    this.#replace(records, touched, typed);
  }

  /** Doing something else dismisses messages and open questions. */
  #goOn(): void {
    this.#steps.unask();
    this.#state = { ...this.#state, failure: null, pointless: null };
  }

  /** Undoes the user's last edit, whatever others have done since. @returns what that reached; null if nothing was done */
  undo(): Touched | null {
    this.#typing = null;
    this.#goOn();
    return this.#answered(this.#steps.take('undo'));
  }

  #answered(touched: Touched | null): Touched | null {
    this.#rebasing.reconsider();
    return touched;
  }

  /** Takes a split back if it was the user's last edit, with the white space that was or was not there. @returns whether it did */
  unsplit(segmentId: Id, intoId: Id): boolean {
    return this.#steps.joins(segmentId, intoId) && this.undo() !== null;
  }

  redo(): Touched | null {
    this.#typing = null;
    this.#goOn();
    return this.#steps.take('redo');
  }

  /** Makes a step anyway that someone else's edit blocks, or leaves it out. */
  unblock(choice: 'anyway' | 'leave'): Touched | null {
    return this.#answered(this.#steps.unblock(choice));
  }

  /** Makes the step of an edit that reached other episodes in this one alone, or leaves it out. */
  unshare(choice: 'here' | 'leave'): Touched | null {
    return this.#steps.unshare(choice);
  }

  /** Has the server make the step of an edit that reached other episodes in all of them. */
  everywhere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    return this.#steps.everywhere(ask);
  }

  /** Takes over what earlier openings could not send. */
  async resume(): Promise<void> {
    for (const { baseRevision, edits, decisions, placed } of await this.options.keep.adopt()) {
      if (edits.length > 0) {
        const newer = baseRevision < this.revision ? await this.options.transport.since(baseRevision) : [];
        this.#rebasing.takeUp({ baseRevision, edits }, newer ?? []);
      }
      if (decisions.length > 0) this.decisions.add(decisions);
      placed();
    }
  }

  /**
   * Adds what was done before this opening: shows what differs from the import, and lets the user undo their own edits.
   *
   * @param after the revision that `revisions` come after
   */
  remember(revisions: readonly Revision[], imported: Records | null, after = 0): void {
    this.#steps.remember(revisions, after);
    this.#set({ imported });
    if (imported) this.#tell({ touched: { segments: new Set(imported.segments.keys()), others: true }, typed: false });
  }

  /** Takes in revisions that the server pushes. */
  hear(newest: number, revisions: readonly Revision[]): Promise<void> {
    return this.#outbox.hear(newest, revisions);
  }

  resolve(resolution: Resolution): void {
    this.#rebasing.resolve(resolution);
  }

  /** Sends waiting edits now. */
  flush(): void {
    this.#typing = null;
    this.#outbox.flush();
    this.decisions.flush();
  }

  /** Reverts an edit that the server refused. */
  dropRefused(): void {
    this.#rebasing.dropRefused();
  }

  /** The user has read why something failed, or why a question is moot. */
  dismiss(): void {
    this.#set({ failure: null, pointless: null });
  }

  /** The server has not yet acknowledged some edit. */
  get edited(): boolean {
    return this.#outbox.unsent;
  }

  /** The server has not yet acknowledged some edit or decision. */
  get unsent(): boolean {
    return this.edited || this.decisions.waiting.length > 0;
  }

  stop(): void {
    this.#outbox.stop();
    this.decisions.stop();
    this.options.keep.release();
  }

  /** The episode was deleted: what waits for it is neither sent nor kept. */
  forget(): Promise<void> {
    this.#outbox.stop();
    this.decisions.stop();
    return this.options.keep.forgetEpisode();
  }

  /** The desk closes but the page stays open: what waits is still sent. */
  leave(): void {
    this.#outbox.leave(() => this.decisions.leave(() => this.options.keep.release()));
  }

  #replace(records: Records, touched: Touched, typed: boolean, quietly = false): void {
    this.#state = {
      ...this.#state,
      records,
      order: typed ? this.#state.order : readingOrder(records),
      structure: typed ? this.#state.structure : this.#state.structure + 1,
    };
    if (quietly) return;
    this.#set({});
    this.#tell({ touched, typed });
  }

  #tell(change: Change): void {
    for (const watcher of this.#watchers) watcher(change);
  }

  get #saving(): SaveState {
    const { waiting, isCutOff } = this.decisions;
    const { aside, questions } = this.#rebasing;
    const all = { edits: this.#outbox.waiting.length + aside.length, decisions: waiting.length };
    const { state } = this.#outbox;
    if (questions.length > 0) return { kind: 'conflict', ...all };
    if ('edits' in state) return { ...state, ...all };
    if (waiting.length === 0) return state;
    if (!isCutOff) return { kind: 'saving' };
    return { kind: this.options.keep.state === 'failed' ? 'unkept' : 'offline', ...all };
  }

  #set(change: Partial<DeskState>): void {
    const [asked] = this.#rebasing.questions;
    const conflict = asked ? asShown(asked, this.#state.records, this.#outbox.waiting) : null;
    const saving = this.#saving;
    const { canUndo, canRedo, question } = this.#steps;
    this.#state = {
      ...this.#state, ...change, canUndo, canRedo, question,
      saving: sameValue(saving, this.#state.saving) ? this.#state.saving : saving,
      keeps: this.options.keep.state !== 'failed', conflict: sameValue(conflict, this.#state.conflict) ? this.#state.conflict : conflict,
    };
    for (const listener of this.#listeners) listener();
  }
}
