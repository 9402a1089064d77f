import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { backup as write } from '../platform/backup/backup.ts';
import { restore as read } from '../platform/backup/restore.ts';
import { Database } from '../platform/database.ts';
import { readSettings } from '../platform/settings.ts';
import { say } from './output.ts';

/** `stet backup FILE`: everything that is stored, as of one moment; "-" for standard output. A file is there whole or not at all. */
export async function backup(file: string): Promise<void> {
  await withDatabase(async (database) => {
    const partial = `${file}.partial`;
    const output = file === '-' ? process.stdout : createWriteStream(partial, { mode: 0o600 });
    try {
      const { rows } = await write(database, output);
      if (file !== '-') await rename(partial, file);
      say(`${rows} rows were saved. To restore, you also need STET_SECRET (or secret.key), which decrypts addresses: keep it with the file.`);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  });
}

/** `stet restore FILE`: into a store that nobody has used. */
export async function restore(file: string): Promise<void> {
  const input = file === '-' ? process.stdin : (await open(file)).createReadStream();
  await withDatabase(async (database) => {
    const { rows } = await read(database, input);
    say(`${rows} rows were restored.`);
  });
}

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await Database.open(readSettings());
  try {
    await work(database);
  } finally {
    await database.close();
  }
}
