import { rename, rm, writeFile } from 'node:fs/promises';
import { printWritten } from './output.ts';

/** Writes a result to a file, which is there whole or not at all, or to standard output for "-". */
export async function putWhole(output: string, written: string | Uint8Array): Promise<void> {
  if (output === '-') return printWritten(written);
  const partial = `${output}.partial`;
  try {
    await writeFile(partial, written);
    await rename(partial, output);
  } catch (error) {
    await rm(partial, { force: true });
    throw new Error(`${output} cannot be written: ${(error as Error).message}`, { cause: error });
  }
}
