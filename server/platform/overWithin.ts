import { setTimeout as pause } from 'node:timers/promises';

/** Waits until all of this is over, well or not, but no longer than so many milliseconds. */
export async function overWithin(mostMs: number, work: Iterable<Promise<unknown>>): Promise<void> {
  const over = new AbortController();
  await Promise.race([Promise.allSettled(work), pause(mostMs, undefined, { signal: over.signal }).catch(() => {})]);
  over.abort();
}
