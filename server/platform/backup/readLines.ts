import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BackupError } from './backupError.ts';

const NEWLINE = 10;
const DAMAGED = 'The file is damaged or not complete: nothing was restored.';

/**
 * The lines of a backup, without the last one, which holds their checksum. If this ends without an error, the file was complete.
 *
 * @throws BackupError if it was not.
 */
export async function* readLines(input: Readable): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let proven = false;
  for await (const line of split(input)) {
    if (proven) throw new BackupError(DAMAGED);
    const stated = line.length < 200 ? /^\{"sha256":"([0-9a-f]{64})"\}$/.exec(line.toString()) : null;
    if (stated) {
      if (stated[1] !== hash.digest('hex')) throw new BackupError(DAMAGED);
      proven = true;
    } else {
      hash.update(line).update('\n');
      yield line.toString();
    }
  }
  if (!proven) throw new BackupError(DAMAGED);
}

/** A line may be megabytes long, so its pieces are joined only once, when its end is found. */
async function* split(input: Readable): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  for await (const chunk of decompressed(input)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...pieces, chunk.subarray(start, end)]);
      pieces = [];
      start = end + 1;
    }
    if (start < chunk.length) pieces.push(chunk.subarray(start));
  }
  if (pieces.length) throw new BackupError(DAMAGED);
}

async function* decompressed(input: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  input.on('error', (error) => gunzip.destroy(error));
  try {
    yield* input.pipe(gunzip);
  } catch (error) {
    if ((error as Error).message === 'incorrect header check') throw new BackupError('This is not a backup made by Stet.', { cause: error });
    throw (error as NodeJS.ErrnoException).code?.startsWith('Z_') ? new BackupError(DAMAGED, { cause: error }) : error;
  } finally {
    input.destroy();
  }
}
