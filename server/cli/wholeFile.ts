import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { notWritten } from './fileError.ts';
import { printWritten } from './output.ts';

/**
 * Writes a file completely or not at all: `write` gets the name of a temporary file beside it, which is renamed when everything is
 * written. Links are followed; what is not a regular file, such as a device or a pipe, is written to directly.
 *
 * @throws Error in words for the user if the file cannot be written
 */
export async function wholeFile<Result>(file: string, write: (name: string) => Promise<Result>): Promise<Result> {
  const place = await placeOf(file);
  if (!place.isRegular) return write(place.name).catch((error: Error) => Promise.reject(told(file, error)));
  const partial = `${place.name}.partial`;
  try {
    const result = await write(partial);
    await rename(partial, place.name);
    return result;
  } catch (error) {
    await rm(partial, { force: true }).catch(() => {}); // the first failure is the one to report
    throw told(file, error as Error);
  }
}

/** Writes a result to a file, completely or not at all, or to standard output for "-". */
export const putWhole = (output: string, written: string | Uint8Array): Promise<void> =>
  output === '-' ? printWritten(written) : wholeFile(output, (name) => writeFile(name, written));

async function placeOf(file: string): Promise<{ name: string; isRegular: boolean }> {
  try {
    const name = await realpath(file);
    return { name, isRegular: (await stat(name)).isFile() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw told(file, error as Error);
    return { name: file, isRegular: true };
  }
}

/** Reports a refusal by the file system with the name that the user gave; other errors are left as they are. */
const told = (file: string, error: NodeJS.ErrnoException): Error => (error.syscall === undefined ? error : notWritten(file, error));
