import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A recording on the disk, for a program that has to go back and forth in it. */
export interface Spooled {
  file: FileHandle;
  /** Where a child finds it that gets `file` as its fourth file, number 3. */
  path: string;
  remove: () => Promise<void>;
}

/** Linux names an open file after its number: the file needs no name of its own, and is gone with who holds it, even when we are killed. */
const nameless = process.platform === 'linux';

/** Writes a recording to the disk as it comes, no more of it than its source gives; whoever asks for it removes it. */
export async function spool(audio: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<Spooled> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'stet-audio-'));
  const name = path.join(folder, 'recording');
  const file = await open(name, 'wx+', 0o600).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const remove = async (): Promise<void> => {
    await file.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (nameless) await rm(folder, { recursive: true });
    for await (const piece of audio) {
      signal.throwIfAborted();
      await file.writeFile(piece);
    }
    return { file, path: nameless ? '/dev/fd/3' : name, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
