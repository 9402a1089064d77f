import type { Id } from '#core/model/id';
import type { Conflict, Revision } from '#core/model/revision';
import type { Keep } from './keep';
import type { PendingEdit } from './pendingEdit';
import { backoffMs, type SaveState } from './saveState';
import type { Answer, Transport } from './transport';

/** Does something later; the clock is the caller's. */
export interface Clock {
  after(ms: number, act: () => void): () => void;
}

/** Typing is sent when it pauses, and at the latest two seconds after its first key. */
export const PAUSE_MS = 700;
export const LONGEST_MS = 2_000;

interface OutboxOptions {
  revision: number;
  transport: Transport;
  keep: Keep;
  clock: Clock;
  changed: () => void;
  /** Someone else's revisions, which came before ours. */
  remote: (revisions: readonly Revision[]) => void;
  conflict: (edit: PendingEdit, conflicts: Conflict[]) => void;
}

/** Edits on their way to the server: one at a time, in order, kept until it has them. */
export class Outbox {
  #edits: PendingEdit[] = [];
  #revision: number;
  /** The revision before the last answer. */
  #before: number;
  #sending = false;
  #held = false;
  /** Edits set aside for a choice, and the revision they were made on: kept too. */
  #aside: { baseRevision: number; edits: readonly PendingEdit[] } | null = null;
  #attempt = 0;
  #refusal: string | null = null;
  #stopped = false;
  #cancelSend: (() => void) | null = null;
  #cancelLatest: (() => void) | null = null;
  /** The numbers that edits got, by which an undo names what it undoes. */
  readonly #numbers = new Map<Id, number>();

  constructor(private readonly options: OutboxOptions) {
    this.#revision = this.#before = options.revision;
  }

  get revision(): number {
    return this.#revision;
  }
  get count(): number {
    return this.#edits.length;
  }
  get state(): SaveState {
    const edits = this.#edits.length;
    if (edits === 0) return { kind: 'saved' };
    if (this.#refusal !== null) return { kind: 'refused', edits, message: this.#refusal };
    return this.#attempt > 0 ? { kind: 'offline', edits } : { kind: 'saving' };
  }

  knows(revisions: readonly Revision[]): void {
    for (const { number, clientId } of revisions) this.#numbers.set(clientId ?? `r${number}`, number);
  }

  add(edit: PendingEdit, typing: boolean): void {
    this.#edits.push(edit);
    this.#keep();
    this.#plan(typing);
  }

  /** Changes the newest edit while it still waits. */
  amend(clientId: Id, change: (edit: PendingEdit) => PendingEdit | null): boolean {
    const last = this.#edits.at(-1);
    if (last?.clientId !== clientId || (this.#sending && this.#edits.length === 1)) return false;
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

  dropFirst(): PendingEdit | undefined {
    this.#refusal = null;
    return this.#edits.shift();
  }

  /** While someone must choose about these, nothing is sent. */
  hold(aside: readonly PendingEdit[]): void {
    this.#held = aside.length > 0;
    this.#aside = this.#held ? { baseRevision: this.#aside?.baseRevision ?? this.#before, edits: aside } : null;
    this.#keep();
    if (!this.#held) this.#plan(false);
  }

  flush(): void {
    this.#attempt = Math.min(this.#attempt, 1);
    void this.#send();
  }

  stop(): void {
    this.#stopped = true;
    this.#unplan();
  }

  #keep(): void {
    this.options.keep.save({ baseRevision: this.#aside?.baseRevision ?? this.#revision, edits: [...(this.#aside?.edits ?? []), ...this.#edits] });
  }

  #unplan(): void {
    this.#cancelSend?.();
    this.#cancelLatest?.();
    this.#cancelSend = this.#cancelLatest = null;
  }

  #plan(typing: boolean): void {
    if (this.#attempt > 0 || this.#stopped) return;
    this.#cancelSend?.();
    this.#cancelSend = this.options.clock.after(typing ? PAUSE_MS : 0, () => void this.#send());
    this.#cancelLatest ??= this.options.clock.after(LONGEST_MS, () => void this.#send());
  }

  async #send(): Promise<void> {
    const edit = this.#edits[0];
    if (!edit || this.#sending || this.#held || this.#stopped || this.#refusal !== null) return;
    this.#unplan();
    this.#sending = true;
    const undoes = edit.undoes === null ? undefined : this.#numbers.get(edit.undoes);
    const answer = await this.options.transport.send({
      baseRevision: this.#revision, operations: edit.operations, clientId: edit.clientId, ...(undoes === undefined ? {} : { undoes }),
    });
    const handled = await this.#handle(edit, answer);
    this.#sending = false;
    this.#keep();
    this.options.changed();
    if (handled && this.#edits.length) this.#plan(false);
  }

  async #handle(edit: PendingEdit, answer: Answer): Promise<boolean> {
    if (answer.kind === 'unreachable') return this.#retryLater();
    if (answer.kind === 'refused') {
      this.#refusal = answer.message;
      return false;
    }
    const listed = answer.kind === 'saved' ? answer.revisions : [];
    const own = listed.find(({ clientId }) => clientId === edit.clientId);
    const complete = own !== undefined && listed.filter(({ number }) => number > this.#revision && number < own.number).length === own.number - this.#revision - 1;
    const newer = complete ? listed : await this.options.transport.since(this.#revision);
    if (newer === null) return this.#retryLater();
    this.#attempt = 0;
    const others = newer.filter(({ number, clientId }) => number > this.#revision && clientId !== edit.clientId);
    const last = Math.max(this.#revision, own?.number ?? 0, ...newer.map(({ number }) => number));
    this.knows([...newer, ...(own ? [own] : [])]);
    this.#before = this.#revision;
    this.#revision = last;
    if (answer.kind === 'saved') this.#edits = this.#edits.filter(({ clientId }) => clientId !== edit.clientId);
    else this.options.conflict(edit, answer.conflicts);
    if (others.length) this.options.remote(others);
    return true;
  }

  #retryLater(): false {
    this.#attempt += 1;
    this.#unplan();
    this.#cancelSend = this.options.clock.after(backoffMs(this.#attempt), () => void this.#send());
    return false;
  }
}
