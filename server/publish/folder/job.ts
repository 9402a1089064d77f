import type { Transaction } from '../../platform/database.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Settings } from '../../platform/settings.ts';
import type { Writes } from '../../platform/writes.ts';

export const FOLDER_JOB = 'publish-to-folder';
export const WHOLE_FOLDER_JOB = 'make-folder-whole';

/** Enqueues an update of the folder, if there is one, in the transaction that changes what is public. */
export const followInFolder = async (jobs: Jobs, { publishFolder }: Pick<Settings, 'publishFolder'>, into: Transaction | Writes): Promise<void> => {
  if (publishFolder !== null) await jobs.enqueue(into, FOLDER_JOB, {});
};
