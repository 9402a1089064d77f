import { singlesOf } from '#core/edit/apply';
import type { Failure } from '#core/edit/failure';
import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';
import { carryStep } from './carryStep';
import { History, type Direction, type Step } from './history';
import { othersIn, othersSince, type Others } from './othersSince';
import type { Outbox } from './outbox';
import type { PendingEdit } from './pendingEdit';
import type { Applied, Records, Touched } from './records';
import { sharedOf, type Shared } from './shared';
import type { Transport } from './transport';

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

interface StepsOptions {
  /** Whose edits can be taken back here. */
  me: Id;
  outbox: Pick<Outbox, 'knows' | 'numberOf'>;
  transport: Pick<Transport, 'lastOfMine'>;
  records: () => Records;
  newId: () => Id;
  /** Makes the edit that a step comes to. */
  make: (edit: PendingEdit, applied: Applied) => void;
  /** A step could not be made. */
  failed: (failure: Failure | null) => void;
  /** What can be done, or what is asked, is another. */
  changed: () => void;
}

/**
 * The steps back, and forward again: edits of one's own, of earlier visits too, each by its inverse carried over what others did
 * since. Where that is not to be done unasked nothing is done, and it says what it asks.
 */
export class Steps {
  blocked: Blocked | null = null;
  shared: Reaching | null = null;
  readonly #history = new History();
  /** What others did since the oldest step that can be taken back. */
  #others: Others[] = [];
  /** An edit of the show's speakers that is to be taken back, or done again, as soon as the server has it. */
  #onceSaved: { clientId: Id; direction: Direction } | null = null;
  /** Own edits before this revision are not known yet; null where there are none. */
  #knownFrom: number | null = null;

  constructor(private readonly options: StepsOptions) {}

  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** An edit of one's own was made, */
  record(edit: Step): void {
    this.#onceSaved = null;
    this.#history.record(edit);
  }
  /** is taken back in another way than before, for something went under it, */
  amend(clientId: Id, inverse: Operation[]): void {
    this.#history.amend(clientId, { inverse });
  }
  /** or never happened after all. */
  forget(clientId: Id): void {
    this.#history.forget(clientId);
  }

  /** Takes the last step back or forward, wherever others have been since. @returns what that reached; null where nothing was done */
  take(direction: Direction, { anyway = false, here = false } = {}): Touched | null {
    const touched = this.#take(direction, anyway, here);
    void this.#reachBack();
    return touched;
  }

  /** Of a step that someone else's edit stands in the way of: it is made all the same, or left out. */
  unblock(choice: 'anyway' | 'leave'): Touched | null {
    if (!this.blocked) return null;
    const { direction } = this.blocked;
    if (choice === 'anyway') return this.take(direction, { anyway: true });
    this.#history.take(direction);
    this.#ask({});
    return null;
  }

  /** Of an edit that reached other episodes: the step is made in this one alone, or left out, also where the server made it everywhere. */
  unshare(choice: 'here' | 'leave', shared: Reaching | null = this.shared): Touched | null {
    if (!shared) return null;
    if (choice === 'here') return this.take(shared.direction, { here: true });
    this.#history.drop(shared.number);
    this.#ask({});
    void this.#reachBack();
    return null;
  }

  /** Nothing is asked any longer. */
  unask(): void {
    this.blocked = this.shared = null;
  }

  #ask({ blocked = null, shared = null }: Partial<Pick<Steps, 'blocked' | 'shared'>>): void {
    this.blocked = blocked;
    this.shared = shared;
    this.options.changed();
  }

  #fail(failure: Failure | null): void {
    this.#ask({});
    this.options.failed(failure);
  }

  #take(direction: Direction, anyway: boolean, here: boolean): Touched | null {
    for (let step = this.#history.take(direction); step; step = this.#history.take(direction)) {
      const { clientId, inverse, shared } = step;
      const number = this.options.outbox.numberOf(clientId);
      if (shared && !here) {
        this.#history.putBack(direction, step);
        this.#ask({ shared: { ...shared, direction } });
        return null;
      }
      if (number === undefined && reachesShow(inverse)) {
        // how far it goes is known when it is saved
        this.#history.putBack(direction, step);
        this.#onceSaved = { clientId, direction };
        return null;
      }
      const carried = carryStep(this.options.records(), inverse, anyway ? [] : this.#othersSince(number));
      if (carried.kind === 'done') continue;
      if (carried.kind !== 'possible') {
        this.#history.putBack(direction, step);
        if (carried.kind === 'impossible') this.#fail(carried.failure);
        else this.#ask({ blocked: { direction, by: carried.by, recordId: carried.recordId, field: carried.field } });
        return null;
      }
      const { operations, applied } = carried;
      const edit = { clientId: this.options.newId(), operations, inverse: applied.inverse, undoes: direction === 'undo' ? clientId : null };
      this.#history.made(direction, { clientId: edit.clientId, inverse: edit.inverse });
      this.options.make(edit, applied);
      return applied.touched;
    }
    this.#ask({});
    return null;
  }

  /** One that still waits lies on top of everything. */
  #othersSince(number: number | undefined): readonly Others[] {
    return number === undefined ? [] : othersSince(this.#others, number);
  }

  /**
   * What was done before this opening: what is one's own can be taken back.
   *
   * @param after the revisions are those after this one
   */
  remember(revisions: readonly Revision[], after: number): void {
    const { me, outbox } = this.options;
    this.#knownFrom = after === 0 ? null : after + 1;
    this.#history.seed(revisions, me);
    outbox.knows(revisions);
    this.#before(othersIn(revisions, ({ authorId }) => authorId === me));
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
    this.options.outbox.knows([found.revision]);
    this.#history.reach(found.revision);
    this.#before(found.since);
    this.options.changed();
  }

  #before(others: readonly Others[]): void {
    const known = new Set(this.#others.map(({ number }) => number));
    this.#others = [...others.filter(({ number }) => !known.has(number)), ...this.#others];
  }

  /**
   * What the server has now, before the records say so.
   *
   * @param others those that were not made here
   */
  hear(revisions: readonly Revision[], others: readonly Revision[]): void {
    this.#others.push(...othersIn(others, () => false));
    for (const revision of revisions) if (revision.clientId !== null) this.#history.amend(revision.clientId, { inverse: revision.inverse, shared: sharedOf(revision) });
    for (const revision of others) if (revision.authorId === this.options.me) this.#history.reachedAll(revision);
  }

  /** The records say it, too: what waited for that is done. */
  heard(revisions: readonly Revision[]): void {
    const waiting = this.#onceSaved;
    if (waiting === null || !revisions.some(({ clientId }) => clientId === waiting.clientId)) return;
    this.#onceSaved = null;
    this.take(waiting.direction);
  }
}

/** Taking back a merge gives segments of any episode back to whom it brings again. */
const reachesShow = (inverse: readonly Operation[]): boolean => {
  const types = new Set(inverse.flatMap(singlesOf).map(({ type }) => type));
  return types.has('addSpeaker') && types.has('renameSpeaker');
};
