import { isStoreAway } from './storeAway.ts';

/** In one line, why Stet ends before it has started. Errors of connections may have no message of their own, and those of Prisma quote our code. */
export function whyNotStarted(error: unknown): string {
  if (isStoreAway(error)) return 'Stet could not start: its PostgreSQL ended, or does not answer any more. See to it that the database runs, then start Stet again.';
  if (error instanceof AggregateError && error.message === '') return whyNotStarted(error.errors[0]);
  const said = error instanceof Error ? error.message || error.name : String(error);
  return said.trim();
}
