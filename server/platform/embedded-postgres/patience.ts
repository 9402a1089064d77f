import { setTimeout as sleep } from 'node:timers/promises';

const LONGEST_PAUSE_MS = 1_000;

/** Waits for something that ends by itself, from the first time on that it is in the way, with growing pauses. */
export class Patience {
  #until: number | null = null;
  #pauseMs = 50;

  constructor(readonly ms: number) {}

  /** Nothing was waited for yet. */
  get isNew(): boolean {
    return this.#until === null;
  }

  /** @returns whether to look again; else it took too long */
  async wait(): Promise<boolean> {
    this.#until ??= Date.now() + this.ms;
    const leftMs = this.#until - Date.now();
    if (leftMs <= 0) return false;
    await sleep(Math.min(this.#pauseMs, leftMs));
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS);
    return true;
  }
}
