import fs from 'node:fs';
import path from 'node:path';
import { explain, refuse } from './error.ts';

export const firstExisting = (folder: string): string =>
  fs.existsSync(folder) ? folder : firstExisting(path.dirname(folder));

/** One by one: `mkdirSync` of Node with `recursive` never returns where a file system takes no new folders, as /proc. */
function makeFolders(folder: string, mode: number): void {
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (!fs.existsSync(path.dirname(folder))) makeFolders(path.dirname(folder), mode);
  try {
    fs.mkdirSync(folder, { mode });
  } catch (error) {
    // another process may have been faster
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Creates the folder if it is missing; says in plain words why it cannot be created or written. */
export function makeFolder(folder: string, mode = 0o700): string {
  try {
    makeFolders(folder, mode);
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
