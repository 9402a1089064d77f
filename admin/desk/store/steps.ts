import { singlesOf } from '#core/edit/apply';
import type { Failure } from '#core/edit/failure';
import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';
import { carryStep, type Carried } from './carryStep';
import { History, type Direction, type Step } from './history';
import { Merges } from './merges';
import { othersIn, othersSince, type Others } from './othersSince';
import type { Outbox } from './outbox';
import type { PendingEdit } from './pendingEdit';
import type { Applied, Records, Touched } from './records';
import { sharedOf, type Shared } from './shared';
import type { Transport } from './transport';

/** What must be answered before an undo or redo is made. */
export type Question = Blocked | Reaching;

/** Someone else's edit stands in the way. */
export interface Blocked {
  kind: 'blocked';
  direction: Direction;
  /** Who made it; null if their name is not known. */
  by: string | null;
  recordId: Id;
  field: string;
}

/** The step reaches other episodes too. */
export type Reaching = Shared & { kind: 'shared'; direction: Direction };

/** Why a question is moot: nothing stands in the way any more, it is already done, or a newer edit of one's own came on top. */
export type Pointless = 'free' | 'done' | 'newer';

interface StepsOptions {
  /** The user, whose edits can be undone here. */
  me: Id;
  outbox: Pick<Outbox, 'knows' | 'numberOf'>;
  transport: Pick<Transport, 'lastOfMine'>;
  records: () => Records;
  newId: () => Id;
  /** Makes the edit that a step amounts to. */
  make: (edit: PendingEdit, applied: Applied) => void;
  /** A step could not be made. */
  failed: (failure: Failure | null) => void;
  /** A question no longer needs an answer. */
  pointless: (direction: Direction, why: Pointless) => void;
  /** What can be done, or what is asked, has changed. */
  changed: () => void;
}

/**
 * Undo and redo: of the user's own edits, those of earlier visits included, each by its inverse carried over what others did
 * since. A step that needs confirmation is not made; `question` says what to ask.
 */
export class Steps {
  question: Question | null = null;
  /** The step that the question is about. */
  #asked: Id | null = null;
  /** The server is making the step that was asked about. */
  #answering = false;
  readonly #history = new History();
  /** What others did since the oldest step that can be undone. */
  #others: Others[] = [];
  readonly #merges = new Merges();
  /** An edit of the show's speakers to undo or redo as soon as the server has it. */
  #onceSaved: { clientId: Id; direction: Direction } | null = null;
  /** The user's edits before this revision are not known yet; null if there are none. */
  #knownFrom: number | null = null;

  constructor(private readonly options: StepsOptions) {}

  get canUndo(): boolean {
    return this.#history.canUndo;
  }
  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** Whether the next undo would join to a segment the one that was split off from it. */
  joins(segmentId: Id, intoId: Id): boolean {
    const [first, second] = (this.#history.next('undo')?.inverse ?? []).flatMap(singlesOf);
    return first?.type === 'deleteSegment' && first.segmentId === segmentId && second?.type === 'setText' && second.segmentId === intoId;
  }

  /** The user made an edit. */
  record(edit: Step): void {
    this.#onceSaved = null;
    this.#drop('newer');
    this.#history.record(edit);
  }
  /** An edit's inverse has changed, because something went under it. */
  amend(clientId: Id, inverse: Operation[]): void {
    this.#history.amend(clientId, { inverse });
  }
  /** An edit never happened after all. */
  forget(clientId: Id): void {
    this.#history.forget(clientId);
  }

  /** Makes the last step back or forward, whatever others have done since. @returns what that reached; null if nothing was done */
  take(direction: Direction, { anyway = false, here = false } = {}): Touched | null {
    const touched = this.#take(direction, anyway, here);
    void this.#reachBack();
    return touched;
  }

  /** Makes a step anyway that someone else's edit blocks, or leaves it out. */
  unblock(choice: 'anyway' | 'leave'): Touched | null {
    if (this.question?.kind !== 'blocked') return null;
    const { direction } = this.question;
    if (choice === 'anyway') return this.take(direction, { anyway: true });
    this.#history.take(direction);
    this.#ask(null);
    void this.#reachBack();
    return null;
  }

  /** Makes the step of an edit that reached other episodes in this one alone, or leaves it out. */
  unshare(choice: 'here' | 'leave'): Touched | null {
    if (this.question?.kind !== 'shared') return null;
    const { direction, number } = this.question;
    if (choice === 'here') return this.take(direction, { here: true });
    this.#made(number);
    return null;
  }

  /**
   * Has the server make the step in all of them. The question stays open until it has answered, even if the result arrives before.
   *
   * @throws what `ask` throws; the question then stays open
   */
  async everywhere<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const asked = this.question;
    this.#answering = true;
    try {
      const answer = await ask();
      if (asked?.kind === 'shared') this.#made(asked.number);
      return answer;
    } finally {
      this.#answering = false;
      this.reconsider();
    }
  }

  #made(number: number): void {
    this.#history.drop(number);
    this.#ask(null);
    void this.#reachBack();
  }

  /** The user goes on with something else instead of answering. */
  unask(): void {
    this.question = this.#asked = null;
  }

  #ask(question: Question | null, step: Step | null = null): void {
    this.question = question;
    this.#asked = step?.clientId ?? null;
    this.options.changed();
  }

  #fail(failure: Failure | null): void {
    this.#ask(null);
    this.options.failed(failure);
  }

  /** The records or steps have changed since the question was asked: asks again, or reports that it is moot. */
  reconsider(): void {
    if (this.question === null || this.#answering) return;
    const { direction, kind } = this.question;
    const step = this.#history.next(direction);
    if (step?.clientId !== this.#asked) return this.#drop(this.#history.has(direction, this.#asked!) ? 'newer' : 'done');
    if (kind === 'shared') return;
    const carried = this.#carry(step!);
    if (carried.kind === 'blocked') this.question = { direction, ...carried };
    else if (carried.kind !== 'impossible') this.#drop(carried.kind === 'done' ? 'done' : 'free');
  }

  #drop(why: Pointless): void {
    if (this.question === null) return;
    const { direction } = this.question;
    this.unask();
    this.options.pointless(direction, why);
  }

  /** Carries a step over what others did since its edit; an edit that still waits lies on top of everything. */
  #carry({ clientId, inverse }: Step, anyway = false): Carried {
    const number = this.options.outbox.numberOf(clientId);
    const records = this.options.records();
    return carryStep(records, this.#merges.follow(inverse, records), number === undefined || anyway ? [] : othersSince(this.#others, number));
  }

  #take(direction: Direction, anyway: boolean, here: boolean): Touched | null {
    for (let step = this.#history.take(direction); step; step = this.#history.take(direction)) {
      const { clientId, inverse, shared } = step;
      if (shared && !here) {
        this.#history.putBack(direction, step);
        this.#ask({ kind: 'shared', direction, ...shared }, step);
        return null;
      }
      if (this.options.outbox.numberOf(clientId) === undefined && reachesShow(inverse)) {
        // how many episodes it reaches is only known once it is saved
        this.#history.putBack(direction, step);
        this.#onceSaved = { clientId, direction };
        this.#ask(null);
        return null;
      }
      const carried = this.#carry(step, anyway);
      if (carried.kind === 'done') continue;
      if (carried.kind !== 'possible') {
        this.#history.putBack(direction, step);
        if (carried.kind === 'impossible') this.#fail(carried.failure);
        else this.#ask({ direction, ...carried }, step);
        return null;
      }
      const { operations, applied } = carried;
      const edit = { clientId: this.options.newId(), operations, inverse: applied.inverse, undoes: direction === 'undo' ? clientId : null };
      this.#history.made(direction, { clientId: edit.clientId, inverse: edit.inverse });
      this.options.make(edit, applied);
      return applied.touched;
    }
    this.#ask(null);
    return null;
  }

  /**
   * Adds what was done before this opening, so that the user can undo their own edits.
   *
   * @param after the revision that `revisions` come after
   */
  remember(revisions: readonly Revision[], after: number): void {
    const { me, outbox } = this.options;
    this.#knownFrom = after === 0 ? null : after + 1;
    this.#history.seed(revisions, me);
    outbox.knows(revisions);
    this.#merges.learn(revisions);
    this.#before(othersIn(revisions, ({ authorId }) => authorId === me));
    void this.#reachBack();
  }

  /** Asks the server for an older edit when nothing of the user's own is left to undo. */
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
    this.#merges.learn(found.since);
    this.#before(found.since);
    this.options.changed();
  }

  #before(others: readonly Others[]): void {
    const known = new Set(this.#others.map(({ number }) => number));
    this.#others = [...others.filter(({ number }) => !known.has(number)), ...this.#others];
  }

  /**
   * Takes in what the server has now, before the records contain it.
   *
   * @param others the revisions that were not made here
   */
  hear(revisions: readonly Revision[], others: readonly Revision[]): void {
    this.#others.push(...othersIn(others, () => false));
    this.#merges.learn(revisions);
    for (const revision of revisions) if (revision.clientId !== null) this.#history.amend(revision.clientId, { inverse: revision.inverse, shared: sharedOf(revision) });
    for (const revision of others) this.#history.reachedAll(revision, revision.authorId === this.options.me);
  }

  /** The records contain it now: does what waited for that. */
  heard(revisions: readonly Revision[]): void {
    const waiting = this.#onceSaved;
    if (waiting === null || !revisions.some(({ clientId }) => clientId === waiting.clientId)) return;
    this.#onceSaved = null;
    this.take(waiting.direction);
  }
}

/** Whether an inverse reaches other episodes: undoing a merge gives segments of any episode back to the speaker it restores. */
const reachesShow = (inverse: readonly Operation[]): boolean => {
  const types = new Set(inverse.flatMap(singlesOf).map(({ type }) => type));
  return types.has('addSpeaker') && types.has('renameSpeaker');
};
