import { once } from 'node:events';

/** Writes a result to standard output, as fast as it is read there. */
export async function print(result: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(result)) await once(process.stdout, 'drain');
}

/** A file as a result; bytes that are no text stay off the screen. */
export async function printWritten(written: string | Uint8Array): Promise<void> {
  if (typeof written !== 'string' && process.stdout.isTTY) throw new Error('This format is not text: name a file with -o.');
  await print(written);
}

export const printJson = (value: unknown): Promise<void> => print(`${JSON.stringify(value, null, 2)}\n`);

/** Everything that is no result. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
