import { singlesOf } from '#core/edit/apply';
import type { Failure } from '#core/edit/failure';
import type { Operation } from '#core/edit/operation';
import type { Id } from '#core/model/id';
import type { Revision } from '#core/model/revision';
import { carryStep, type Carried } from './carryStep';
import { History, type Direction, type Step } from './history';
import { othersIn, othersSince, type Others } from './othersSince';
import type { Outbox } from './outbox';
import type { PendingEdit } from './pendingEdit';
import type { Applied, Records, Touched } from './records';
import { sharedOf, type Shared } from './shared';
import type { Transport } from './transport';

/** What has to be answered before a step back, or forward again, is made. */
export type Question = Blocked | Reaching;

/** Someone else's edit stands in the way of it. */
export interface Blocked {
  kind: 'blocked';
  direction: Direction;
  /** Who that was; null where nobody's name is known. */
  by: string | null;
  recordId: Id;
  field: string;
}

/** It reaches other episodes too. */
export type Reaching = Shared & { kind: 'shared'; direction: Direction };

/** Why nothing is to be answered any longer: nothing stands in the way, it is done already, or something newer of one's own came on top of it. */
export type Pointless = 'free' | 'done' | 'newer';

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
  /** What was asked need not be answered any longer. */
  pointless: (direction: Direction, why: Pointless) => void;
  /** What can be done, or what is asked, is another. */
  changed: () => void;
}

/**
 * The steps back, and forward again: edits of one's own, of earlier visits too, each by its inverse carried over what others did
 * since. Where that is not to be done unasked nothing is done, and it says what it asks.
 */
export class Steps {
  question: Question | null = null;
  /** The step that it is about. */
  #asked: Id | null = null;
  /** It is being answered by the server. */
  #answering = false;
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
    this.#drop('newer');
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
    if (this.question?.kind !== 'blocked') return null;
    const { direction } = this.question;
    if (choice === 'anyway') return this.take(direction, { anyway: true });
    this.#history.take(direction);
    this.#ask(null);
    void this.#reachBack();
    return null;
  }

  /** Of an edit that reached other episodes: the step is made in this one alone, or left out. */
  unshare(choice: 'here' | 'leave'): Touched | null {
    if (this.question?.kind !== 'shared') return null;
    const { direction, number } = this.question;
    if (choice === 'here') return this.take(direction, { here: true });
    this.#made(number);
    return null;
  }

  /**
   * The server makes it in all of them. Until it has answered that is the question, also when what it made is told of before.
   *
   * @throws what `ask` throws; the question stands then
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

  /** Who is asked goes on with something else. */
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

  /** The records, or the steps, are others than when it was asked: the question is put anew, or has become pointless. */
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

  /** One that still waits lies on top of everything. */
  #carry({ clientId, inverse }: Step, anyway = false): Carried {
    const number = this.options.outbox.numberOf(clientId);
    return carryStep(this.options.records(), inverse, number === undefined || anyway ? [] : othersSince(this.#others, number));
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
        // how far it goes is known when it is saved
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
    for (const revision of others) this.#history.reachedAll(revision, revision.authorId === this.options.me);
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
