/** Why a backup could not be made or restored, in words for the user. */
export class BackupError extends Error {
  override name = 'BackupError';
}
