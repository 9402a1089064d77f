import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { notWritten } from './fileError.ts';
import { printWritten } from './output.ts';

/**
 * Lets a file be written that is there whole or not at all: the work gets a name beside it, which becomes the file's when all is
 * written. What is no regular file, as a device or a pipe, is written to as it is; of a link, what it leads to.
 *
 * @throws Error in words for the one at the prompt, where the file cannot be written
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
    await rm(partial, { force: true }).catch(() => {}); // the first failure says why
    throw told(file, error as Error);
  }
}

/** Writes a result to a file, whole or not at all, or to standard output for "-". */
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

/** What the file system refused is said of the file that was named; every other failure says what it says. */
const told = (file: string, error: NodeJS.ErrnoException): Error => (error.syscall === undefined ? error : notWritten(file, error));
