import type { Transaction } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';

export const LINKED_JOB = 'linked.fetch';

export interface LinkedJob {
  /** Absent: whatever is due anywhere. */
  showId?: string;
}

/** Asks for what waits in a show to be fetched, in the transaction that put it there. */
export const askForLinked = (jobs: Jobs, transaction: Transaction, showId?: string): Promise<void> =>
  jobs.enqueue(transaction, LINKED_JOB, (showId === undefined ? {} : { showId }) satisfies LinkedJob, { key: showId ?? 'any' });
