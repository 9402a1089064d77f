import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A recording on disk, for a program that has to seek in it. */
export interface Spooled {
  file: FileHandle;
  /** Where a child process finds it that inherits `file` as file descriptor 3. */
  path: string;
  remove: () => Promise<void>;
}

/** On Linux, an open file has a path by its descriptor, so it can be unlinked: it disappears with the processes that hold it, even if we are killed. */
const nameless = process.platform === 'linux';

/** Writes a recording to disk as it arrives; its size is limited by the source. The caller must call `remove`. */
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
