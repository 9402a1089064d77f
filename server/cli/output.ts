import { once } from 'node:events';

/** Writes a result to standard output, as fast as it is read there. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

export const printJson = (value: unknown): Promise<void> => print(`${JSON.stringify(value, null, 2)}\n`);

/** Everything that is no result. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
