import type { Transaction } from '../../platform/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';

export const FOLDER_JOB = 'publish-to-folder';

/** Asks, in the transaction that changes what is public, for the folder to follow. */
export const followInFolder = (jobs: Jobs, transaction: Transaction): Promise<void> => jobs.enqueue(transaction, FOLDER_JOB, {});
