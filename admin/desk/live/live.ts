import type { Id } from '#core/model/id';
import type { LiveEvent, Present } from '#core/model/live';
import type { Revision } from '#core/model/revision';
import { Observable } from '../observable';
import { backoffMs } from '../store/saveState';

/** Everything `Live` needs from outside, so that tests can supply it. */
export interface LiveOptions {
  /** Listens until the connection ends, whatever ends it. */
  listen: (after: number, told: (event: LiveEvent) => void, heard: () => void, signal: AbortSignal) => Promise<void>;
  /** Whether there is no point in trying again: the user may no longer see the episode. */
  isFinal: (error: unknown) => boolean;
  /** Tells the server where the user is; a lost message matters little. */
  tell: (segmentId: Id | null) => Promise<unknown>;
  after: (ms: number, act: () => void) => () => void;
  random: () => number;
  me: Id;
  tab: Id;
  revision: () => number;
  connected: () => void;
}

/** Silence that counts as a broken connection: the server gives a sign of life every fifteen seconds. */
const SILENCE_MS = 40_000;
const MOVE_MS = 800;
/** How long a page may be out of sight before its user counts as away. */
const AWAY_MS = 60_000;
/** How long to show who has just changed a segment. */
const FRESH_MS = 3_000;

export interface Company {
  /** Others, and the user in other tabs. */
  present: readonly Present[];
  /** Who has just changed which segment. */
  fresh: ReadonlyMap<Id, string>;
}

type Told<Name extends LiveEvent['event']> = Extract<LiveEvent, { event: Name }>['data'];

/** Who else is at this episode, and what the server reports about it. Holds one connection and reopens it when it breaks. */
export class Live {
  readonly company = new Observable<Company>({ present: [], fresh: new Map() });
  readonly #listeners = new Map<LiveEvent['event'], Set<(data: never) => unknown>>();
  readonly #leaving = new AbortController();
  #attempt = 0;
  #connection: AbortController | null = null;
  #wake: () => void = () => {};
  #asleep = false;
  #cancelSleep: (() => void) | null = null;
  #place: Id | null = null;
  #told: Id | null = null;
  #telling = false;

  constructor(private readonly options: LiveOptions) {}

  get me(): Id {
    return this.options.me;
  }

  /** Listens to one kind of event. A listener that fails has missed something others did, so what it shows is out of date. */
  on<Name extends LiveEvent['event']>(name: Name, listener: (data: Told<Name>) => Promise<unknown>): () => void {
    const careful = (data: Told<Name>) => listener(data).catch(() => {});
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(careful as (data: never) => unknown));
    return () => void listeners.delete(careful as (data: never) => unknown);
  }

  async run(): Promise<void> {
    const { signal } = this.#leaving;
    while (!signal.aborted) {
      if (this.#asleep) await this.#pause(null);
      else if ((await this.#connect()) === 'final') return;
      else if (!this.#asleep && !signal.aborted) await this.#pause(backoffMs(this.#attempt, this.options.random()));
    }
  }

  /** Closes the connection once nobody has looked at the page for a while: the user is not really here, and browsers allow few connections. */
  sleep(asleep: boolean): void {
    this.#cancelSleep?.();
    this.#cancelSleep = null;
    if (asleep) this.#cancelSleep = this.options.after(AWAY_MS, () => this.#fallAsleep());
    else if (this.#asleep) {
      this.#asleep = false;
      this.retry();
    }
  }

  #fallAsleep(): void {
    this.#asleep = true;
    this.#connection?.abort();
  }

  /** Tries again at once, if it is waiting to. */
  retry(): void {
    this.#wake();
  }

  stop(): void {
    this.#leaving.abort();
    this.#connection?.abort();
    this.#wake();
  }

  /** Notes where the user is, and tells the server once they have stayed there for a moment. */
  at(segmentId: Id | null): void {
    this.#place = segmentId;
    if (!this.#telling) void this.#tell();
  }

  /** Shows who has just changed something, where they changed it. */
  changed(revisions: readonly Revision[]): void {
    for (const { author, authorId, touches } of revisions) {
      if (author === null || authorId === this.options.me) continue;
      const segments = [...new Set(touches.map((touch) => touch.slice(0, touch.indexOf('.'))))].slice(0, 50);
      this.#fresh((fresh) => segments.forEach((id) => fresh.set(id, author)));
      this.options.after(FRESH_MS, () => this.#fresh((fresh) => segments.forEach((id) => fresh.delete(id))));
    }
  }

  #fresh(change: (fresh: Map<Id, string>) => void): void {
    const fresh = new Map(this.company.get().fresh);
    change(fresh);
    this.company.set({ fresh });
  }

  async #tell(): Promise<void> {
    this.#telling = true;
    while (this.#place !== this.#told && !this.#leaving.signal.aborted) {
      await new Promise<void>((resolve) => void this.options.after(MOVE_MS, resolve));
      const place = this.#place;
      this.#told = place;
      await this.options.tell(place).catch(() => {});
    }
    this.#telling = false;
  }

  async #connect(): Promise<'final' | 'ended'> {
    const connection = new AbortController();
    this.#connection = connection;
    let cancel: (() => void) | null = null;
    let quiet = true;
    const heard = (): void => {
      cancel?.();
      cancel = this.options.after(SILENCE_MS, () => connection.abort());
      if (!quiet) return;
      quiet = false;
      this.#attempt = 0;
      this.options.connected();
    };
    try {
      await this.options.listen(this.options.revision(), (event) => this.#hear(event), heard, connection.signal);
    } catch (error) {
      if (this.options.isFinal(error)) return 'final';
    } finally {
      (cancel as (() => void) | null)?.();
      this.company.set({ present: [] });
    }
    this.#attempt += 1;
    return 'ended';
  }

  #hear(event: LiveEvent): void {
    if (event.event === 'presence') {
      this.company.set({ present: event.data.filter(({ userId, tab }) => userId !== this.options.me || tab !== this.options.tab) });
      const own = event.data.find(({ userId, tab }) => userId === this.options.me && tab === this.options.tab);
      // a new connection starts without a place
      if (own && own.segmentId === null && this.#place !== null) {
        this.#told = null;
        this.at(this.#place);
      }
    }
    for (const listener of this.#listeners.get(event.event) ?? []) listener(event.data as never);
  }

  #pause(ms: number | null): Promise<void> {
    return new Promise((resolve) => {
      const cancel = ms === null ? () => {} : this.options.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}
