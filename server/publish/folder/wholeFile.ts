import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file atomically: whatever happens, readers see either the old file or the new one, never a part. */
export async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await makeFolders(folder);
  const partial = path.join(folder, `.${path.basename(file)}.${randomUUID()}.partial`);
  try {
    await synced(partial, 'wx', (handle) => handle.writeFile(bytes));
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  if (process.platform !== 'win32') await synced(folder, 'r', async () => {}); // so that the rename survives a crash
}

/** One by one: `mkdir` of Node with `recursive` never ends where a file system takes no new folders, as /proc. */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    const above = path.dirname(folder);
    if (code !== 'ENOENT' || existsSync(above)) throw error;
    await makeFolders(above);
    await makeFolders(folder);
  }
}

async function synced(place: string, flags: string, work: (handle: Awaited<ReturnType<typeof open>>) => Promise<void>): Promise<void> {
  const handle = await open(place, flags);
  try {
    await work(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
