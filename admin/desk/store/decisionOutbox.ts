import type { IgnoredFinding } from '#core/model/finding';
import type { Keep } from './keep';
import type { Clock } from './outbox';
import type { PendingDecision } from './pendingDecision';
import { backoffMs } from './saveState';
import type { Transport } from './transport';

interface DecisionOutboxOptions {
  transport: Pick<Transport, 'decide'>;
  keep: Pick<Keep, 'save'>;
  clock: Clock;
  random: () => number;
  changed: () => void;
}

/** Hears what became of decisions. */
export interface DecisionListener {
  /** The waiting decisions have changed. */
  waiting: () => void;
  /** All ignored findings, as the server has them. */
  decided: (ignored: IgnoredFinding[]) => void;
  /** The server refused a decision, which is then dropped. */
  refused: (message: string) => void;
}

/** Decisions about findings on their way to the server: one at a time, in order, kept until it has them. */
export class DecisionOutbox {
  #waiting: readonly PendingDecision[] = [];
  #listener: DecisionListener | null = null;
  #asking = false;
  #attempt = 0;
  #stopped = false;
  /** Called once nothing more can be sent; set when the desk is left. */
  #left: (() => void) | null = null;
  #cancel: (() => void) | null = null;

  constructor(private readonly options: DecisionOutboxOptions) {}

  get waiting(): readonly PendingDecision[] {
    return this.#waiting;
  }
  /** The server did not answer the last request. */
  get isCutOff(): boolean {
    return this.#attempt > 0;
  }

  listen(listener: DecisionListener): void {
    this.#listener = listener;
  }

  /** Adds new decisions, or those of an opening that has ended. */
  add(decisions: readonly PendingDecision[]): void {
    const there = new Set(this.#waiting.map(({ clientId }) => clientId));
    this.#wait([...this.#waiting, ...decisions.filter(({ clientId }) => !there.has(clientId))]);
    if (this.#attempt === 0) void this.#send();
  }

  flush(): void {
    this.#attempt = Math.min(this.#attempt, 1);
    void this.#send();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  /** Goes on sending while the server takes what waits, then stops. */
  leave(left: () => void): void {
    this.#left = left;
    this.flush();
    this.#leaveAtRest();
  }

  #leaveAtRest(): void {
    if (!this.#left || !(this.#stopped || (!this.#asking && (this.#waiting.length === 0 || this.#attempt > 0)))) return;
    this.stop();
    this.#left();
    this.#left = null;
  }

  #wait(waiting: readonly PendingDecision[]): void {
    this.#waiting = waiting;
    this.options.keep.save({ decisions: waiting });
    this.#listener?.waiting();
    this.options.changed();
  }

  async #send(): Promise<void> {
    const [decision] = this.#waiting;
    if (!decision || this.#asking || this.#stopped) return;
    this.#cancel?.();
    this.#asking = true;
    const answer = await this.options.transport.decide(decision);
    this.#asking = false;
    if (answer.kind === 'unreachable') {
      this.#attempt += 1;
      this.options.changed();
      if (!this.#stopped) this.#cancel = this.options.clock.after(backoffMs(this.#attempt, this.options.random()), () => void this.#send());
    } else {
      this.#attempt = 0;
      if (answer.kind === 'decided') this.#listener?.decided(answer.ignored);
      else this.#listener?.refused(answer.message);
      this.#wait(this.#waiting.filter((other) => other !== decision));
      void this.#send();
    }
    this.#leaveAtRest();
  }
}
