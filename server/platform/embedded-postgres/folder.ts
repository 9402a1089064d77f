import fs from 'node:fs';
import path from 'node:path';
import { explain, refuse } from './error.ts';

export const firstExisting = (folder: string): string =>
  fs.existsSync(folder) ? folder : firstExisting(path.dirname(folder));

/** Creates the folder if it is missing; says in plain words why it cannot be created or written. */
export function makeFolder(folder: string, mode = 0o700): string {
  try {
    fs.mkdirSync(folder, { recursive: true, mode });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    let cause = error as Error;
    try {
      fs.accessSync(firstExisting(folder), fs.constants.W_OK);
    } catch (better) {
      cause = better as Error; // mkdir reports ENOENT on a read-only disk
    }
    refuse(explain(cause.message, folder));
  }
  return folder;
}
