/** Time that passes when a test says so. */
export class HandClock {
  now = 0;
  #due: { at: number; act: () => void }[] = [];
  after = (ms: number, act: () => void) => {
    const entry = { at: this.now + ms, act };
    this.#due.push(entry);
    return () => void (this.#due = this.#due.filter((other) => other !== entry));
  };
  async pass(ms: number) {
    const until = this.now + ms;
    for (;;) {
      await settled();
      const next = this.#due.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.now = Math.max(this.now, next.at);
      next.act();
    }
    this.now = until;
    await settled();
  }
}

/** Whatever only waits for other promises is done. */
export const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
