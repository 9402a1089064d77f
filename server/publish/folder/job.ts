import type { Transaction } from '../../platform/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Settings } from '../../platform/settings.ts';

export const FOLDER_JOB = 'publish-to-folder';

/** Asks, in the transaction that changes what is public, for the folder to follow, where there is one. */
export const followInFolder = async (jobs: Jobs, { publishFolder }: Pick<Settings, 'publishFolder'>, transaction: Transaction): Promise<void> => {
  if (publishFolder !== null) await jobs.enqueue(transaction, FOLDER_JOB, {});
};
