/** A failure that whoever starts Stet can fix; the message says how. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError';
}

export const refuse = (message: string): never => {
  throw new EmbeddedPostgresError(message);
};

/** PostgreSQL found another process still working on the files. */
export const STILL_IN_USE = /shared memory block .* is still in use/;

const CAUSES: [pattern: RegExp, advice: (folder: string) => string][] = [
  [/No space left|ENOSPC|disk quota|Check free disk space/i, (folder) => `The disk of ${folder} is full: free some space and start again. Nothing acknowledged was lost.`],
  [/Read-only file system|EROFS/i, (folder) => `${folder} is on a read-only file system: choose a data folder that can be written.`],
  [/ENOENT/, (folder) => `${folder} cannot be made: the file system there takes no new folders. Choose another data folder.`],
  [/ENOTDIR|EEXIST/, (folder) => `${folder} cannot be made: a file stands where it, or a folder above it, should be. Choose another data folder.`],
  [STILL_IN_USE, (folder) => `A process of an earlier PostgreSQL still works in ${folder}: end it, then start again.`],
  [/Permission denied|EACCES|EPERM/i, (folder) => `${folder} cannot be used by this user: give it to the user who runs this (chown -R), or choose another data folder.`],
];

/** The last lines of what PostgreSQL or the file system reported, headed by what to do about it. */
export function explain(log: string, folder: string): string {
  const cause = CAUSES.find(([pattern]) => pattern.test(log));
  const advice = cause ? cause[1](folder) : `PostgreSQL did not start in ${folder}.`;
  return `${advice}\n${log.trim().split('\n').slice(-8).join('\n')}`;
}
