import { setTimeout as pause } from 'node:timers/promises';

/** Waits until all promises have settled, but no longer than `mostMs`. */
export async function overWithin(mostMs: number, work: Iterable<Promise<unknown>>): Promise<void> {
  const over = new AbortController();
  await Promise.race([Promise.allSettled(work), pause(mostMs, undefined, { signal: over.signal }).catch(() => {})]);
  over.abort();
}
