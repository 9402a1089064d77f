import { once } from 'node:events';

/** Writes a result to standard output, and waits while its reader is slow. */
export async function print(result: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(result)) await once(process.stdout, 'drain');
}

/** Writes a file to standard output, but binary data not to a terminal. */
export async function printWritten(written: string | Uint8Array): Promise<void> {
  if (typeof written !== 'string' && process.stdout.isTTY) throw new Error('This format is not text: name a file with -o.');
  await print(written);
}

export const printJson = (value: unknown): Promise<void> => print(`${JSON.stringify(value, null, 2)}\n`);

/** Prints a message, which is not part of the result, to standard error. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
