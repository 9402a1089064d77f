import type { Id } from '#core/model/id';
import type { Conflict, Revision } from '#core/model/revision';
import type { Keep } from './keep';
import type { PendingEdit } from './pendingEdit';
import { backoffMs, type SaveState } from './saveState';
import type { Answer, Transport } from './transport';

/** Schedules something for later; the caller passes the clock. */
export interface Clock {
  after(ms: number, act: () => void): () => void;
}

/** Typing is sent when it pauses, and at the latest two seconds after its first key. */
export const PAUSE_MS = 700;
const LONGEST_MS = 2_000;

interface OutboxOptions {
  revision: number;
  transport: Transport;
  keep: Keep;
  clock: Clock;
  random: () => number;
  changed: () => void;
  /** All revisions since the last call, in order; `arrived` are our edits among them. */
  newer: (revisions: readonly Revision[], arrived: readonly PendingEdit[]) => void;
  conflict: (edit: PendingEdit, conflicts: Conflict[]) => void;
}

/** What waits for an answer. */
export interface Held {
  /** Edits that are not among the others, since they can be made no more. */
  aside: readonly PendingEdit[];
  /** Edits that are asked about, as they were before they were laid over the others'. */
  asked: readonly PendingEdit[];
}

/** Edits on their way to the server: one at a time, in order, kept until it has them. */
export class Outbox {
  #edits: PendingEdit[] = [];
  #revision: number;
  /** The newest revision known before the last answer. */
  #before: number;
  /** A request is under way: nothing else is sent or taken in before its answer. */
  #asking = false;
  /** The newest revision reported while a request was under way. */
  #toldOf = 0;
  /** Set while someone must choose: the revision before the others' edits, which the next opening asks about too. */
  #held: { baseRevision: number } & Held | null = null;
  #attempt = 0;
  /** The edit that the server refused, and why; only while it is the first in the queue. */
  #refusal: { clientId: Id; message: string } | null = null;
  #stopped = false;
  /** Called once nothing more can be sent; set when the desk is left. */
  #left: (() => void) | null = null;
  #cancelSend: (() => void) | null = null;
  #cancelLatest: (() => void) | null = null;
  /** Edits that were sent, answered or not: the server may have them as they were. */
  readonly #sent = new Set<Id>();
  /** The revision numbers of our edits, by which an undo names what it undoes. */
  readonly #numbers = new Map<Id, number>();

  constructor(private readonly options: OutboxOptions) {
    this.#revision = this.#before = options.revision;
  }

  get revision(): number {
    return this.#revision;
  }
  get waiting(): readonly PendingEdit[] {
    return this.#edits;
  }
  get state(): SaveState {
    const waiting = { edits: this.#edits.length, decisions: 0 };
    if (waiting.edits === 0) return { kind: 'saved' };
    const { refused } = this;
    if (refused) return { kind: 'refused', ...waiting, message: refused.message };
    if (this.#attempt === 0) return { kind: 'saving' };
    return { kind: this.options.keep.state === 'failed' ? 'unkept' : 'offline', ...waiting };
  }
  /** A refused edit, which waits to be reverted. */
  get refused(): { clientId: Id; message: string } | null {
    return this.#refusal !== null && this.#refusal.clientId === this.#edits[0]?.clientId ? this.#refusal : null;
  }
  /** The server has not yet acknowledged some edit. */
  get unsent(): boolean {
    return this.#edits.length > 0 || this.#held !== null;
  }

  knows(revisions: readonly Revision[]): void {
    for (const { number, clientId } of revisions) this.#numbers.set(clientId ?? `r${number}`, number);
  }

  numberOf(clientId: Id): number | undefined {
    return this.#numbers.get(clientId);
  }

  add(edit: PendingEdit, typing: boolean): void {
    this.#edits.push(edit);
    this.#keep();
    this.#plan(typing);
  }

  /** Changes the newest edit if it was never sent: once the server may have it, its `clientId` must keep its meaning. */
  amend(clientId: Id, change: (edit: PendingEdit) => PendingEdit | null): boolean {
    const last = this.#edits.at(-1);
    if (last?.clientId !== clientId || this.#sent.has(clientId)) return false;
    const changed = change(last);
    if (!changed) return false;
    this.#edits[this.#edits.length - 1] = changed;
    this.#keep();
    this.#plan(true);
    return true;
  }

  takeAll(): PendingEdit[] {
    const edits = this.#edits;
    this.#edits = [];
    return edits;
  }

  /** Puts back edits that were taken over: nothing more can be done with them here, and another opening takes them over. */
  restore(edits: readonly PendingEdit[]): void {
    this.putBack(edits);
    this.stop();
  }

  dropRefused(): PendingEdit | undefined {
    return this.refused ? this.#edits.shift() : undefined;
  }

  /** Puts back edits in another form than they were taken out. */
  putBack(edits: readonly PendingEdit[]): void {
    this.#edits = [...edits];
    this.#keep();
  }

  /**
   * Sends nothing while someone must choose. What waited for the choice is sent at once, whatever was to be tried again later.
   *
   * @param madeOn the revision that what is asked about was made on
   */
  hold(held: Held | null, madeOn = this.#before): void {
    const wasHeld = this.#held !== null;
    this.#held = held && { ...held, baseRevision: Math.min(this.#held?.baseRevision ?? madeOn, madeOn) };
    this.#keep();
    if (wasHeld && !held) this.flush();
  }

  /** Takes in what the server pushes: the newest number, and revisions that may lead there. */
  async hear(newest: number, revisions: readonly Revision[]): Promise<void> {
    this.#toldOf = Math.max(this.#toldOf, newest);
    if (this.#asking || this.#stopped || this.#toldOf <= this.#revision) return;
    this.#asking = true;
    const fresh = revisions.filter(({ number }) => number > this.#revision);
    const complete = fresh.length > 0 && fresh.length === newest - this.#revision;
    const newer = complete ? fresh : await this.options.transport.since(this.#revision);
    if (newer && !this.#stopped) this.#take(newer);
    this.#asking = false;
    this.#settle();
    if (newer === null && (this.#edits.length === 0 || this.#held)) this.options.clock.after(backoffMs(2, this.options.random()), () => void this.hear(newest, []));
    else if (this.#edits.length) this.#plan(false);
  }

  flush(): void {
    this.#attempt = Math.min(this.#attempt, 1);
    this.#unplan();
    void this.#send();
  }

  stop(): void {
    this.#stopped = true;
    this.#unplan();
  }

  /** Goes on sending while the server takes what waits, then stops. */
  leave(left: () => void): void {
    this.#left = left;
    this.flush();
    this.#leaveAtRest();
  }

  #leaveAtRest(): void {
    const isAtRest = this.#stopped || (!this.#asking && (this.#edits.length === 0 || this.#attempt > 0 || this.#held !== null || this.refused !== null));
    if (!this.#left || !isAtRest) return;
    this.stop();
    this.#left();
    this.#left = null;
  }

  #keep(): void {
    const asked = new Map(this.#held?.asked.map((edit) => [edit.clientId, edit]));
    const waiting = this.#edits.map((edit) => ({ edit, before: asked.get(edit.clientId) })).map(({ edit, before }) => (before ? { ...edit, inverse: before.inverse } : edit));
    this.options.keep.save({ baseRevision: this.#held?.baseRevision ?? this.#revision, edits: [...(this.#held?.aside ?? []), ...waiting] });
  }

  #settle(): void {
    this.#keep();
    this.options.changed();
    this.#leaveAtRest();
  }

  #unplan(): void {
    this.#cancelSend?.();
    this.#cancelLatest?.();
    this.#cancelSend = this.#cancelLatest = null;
  }

  #plan(typing: boolean): void {
    const waitsToRetry = this.#attempt > 0 && this.#cancelSend !== null;
    if (waitsToRetry || this.#stopped || this.#held) return;
    this.#sendAfter(typing ? PAUSE_MS : 0);
    this.#cancelLatest ??= this.options.clock.after(LONGEST_MS, () => {
      this.#cancelLatest = null;
      void this.#send();
    });
  }

  #sendAfter(ms: number): void {
    this.#cancelSend?.();
    this.#cancelSend = this.options.clock.after(ms, () => {
      this.#cancelSend = null;
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    const edit = this.#edits[0];
    if (!edit || this.#asking || this.#held || this.#stopped || this.refused) return;
    this.#unplan();
    this.#asking = true;
    this.#sent.add(edit.clientId);
    const undoes = edit.undoes === null ? undefined : this.#numbers.get(edit.undoes);
    const answer = await this.options.transport.send({
      baseRevision: this.#revision, operations: edit.operations, clientId: edit.clientId, ...(undoes === undefined ? {} : { undoes }),
    });
    const handled = await this.#handle(edit, answer);
    this.#asking = false;
    this.#settle();
    if (handled && this.#edits.length) this.#plan(false);
    if (handled) await this.hear(this.#toldOf, []);
  }

  async #handle(edit: PendingEdit, answer: Answer): Promise<boolean> {
    if (answer.kind === 'unreachable') return this.#retryLater();
    if (answer.kind === 'refused') {
      this.#refusal = { clientId: edit.clientId, message: answer.message };
      return false;
    }
    const listed = answer.kind === 'saved' ? answer.revisions : [];
    const own = listed.find(({ clientId }) => clientId === edit.clientId);
    const complete = own !== undefined && listed.filter(({ number }) => number > this.#revision && number < own.number).length === own.number - this.#revision - 1;
    const newer = complete ? listed : await this.options.transport.since(this.#revision);
    if (newer === null) return this.#retryLater();
    this.#attempt = 0;
    if (answer.kind === 'conflict') {
      this.#before = this.#revision;
      this.options.conflict(edit, answer.conflicts);
    }
    this.#take(newer);
    // an edit that changed nothing on the server is no revision, and is done
    if (answer.kind === 'saved') this.#edits = this.#edits.filter(({ clientId }) => clientId !== edit.clientId);
    return true;
  }

  #take(newer: readonly Revision[]): void {
    const fresh = newer.filter(({ number }) => number > this.#revision).sort((a, b) => a.number - b.number);
    this.knows(newer);
    this.#before = this.#revision;
    this.#revision = Math.max(this.#revision, ...fresh.map(({ number }) => number));
    const arrived = this.#edits.filter((edit) => fresh.some(({ clientId }) => clientId === edit.clientId));
    this.#edits = this.#edits.filter((edit) => !arrived.includes(edit));
    if (fresh.length) this.options.newer(fresh, arrived);
  }

  #retryLater(): false {
    this.#attempt += 1;
    this.#unplan();
    this.#sendAfter(backoffMs(this.#attempt, this.options.random()));
    return false;
  }
}
