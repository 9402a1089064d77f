import path from 'node:path';

const reasons: Record<string, (file: string) => string> = {
  EISDIR: () => 'it is a folder',
  ENOTDIR: (file) => `${path.dirname(file)} is not a folder`,
  EACCES: () => 'you are not allowed to',
  EPERM: () => 'you are not allowed to',
  EROFS: () => 'its disk is read-only',
  ENOSPC: () => 'its disk is full',
};

const reasonOf = (file: string, { code = '', message }: NodeJS.ErrnoException): string => reasons[code]?.(file) ?? message;

/** Why a file could not be read, in words for the user. */
export const notRead = (file: string, error: NodeJS.ErrnoException): Error =>
  new Error(error.code === 'ENOENT' ? `There is no file ${file}.` : `${file} cannot be read: ${reasonOf(file, error)}.`, { cause: error });

/** Why a file could not be written, in words for the user. */
export const notWritten = (file: string, error: NodeJS.ErrnoException): Error =>
  new Error(`${file} cannot be written: ${error.code === 'ENOENT' ? `there is no folder ${path.dirname(file)}` : reasonOf(file, error)}.`, { cause: error });
