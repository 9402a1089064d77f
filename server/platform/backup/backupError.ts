/** Why a backup could not be made or restored, in words for the one who tried. */
export class BackupError extends Error {
  override name = 'BackupError';
}
