import type { Transaction } from '../platform/database.ts';
import type { Jobs } from '../platform/jobs/jobs.ts';

export const LINKED_JOB = 'linked.fetch';

export interface LinkedJob {
  /** Absent: whatever is due in any show. */
  showId?: string;
}

/** Enqueues fetching what is due in a show, in the transaction that made it due. */
export const askForLinked = (jobs: Jobs, transaction: Transaction, showId?: string): Promise<void> =>
  jobs.enqueue(transaction, LINKED_JOB, (showId === undefined ? {} : { showId }) satisfies LinkedJob, { key: showId ?? 'any' });
