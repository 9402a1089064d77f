import { open } from 'node:fs/promises';
import { backup as write } from '../platform/backup/backup.ts';
import { restore as read } from '../platform/backup/restore.ts';
import { Database } from '../platform/database.ts';
import { readSettings } from '../platform/settings.ts';
import { notRead } from './fileError.ts';
import { say } from './output.ts';
import { wholeFile } from './wholeFile.ts';

/** `stet backup FILE`: saves a snapshot of everything stored; "-" means standard output. The file is written completely or not at all. */
export async function backup(file: string): Promise<void> {
  await withDatabase(async (database) => {
    const { rows } = file === '-' ? await write(database, process.stdout) : await wholeFile(file, async (name) => write(database, (await open(name, 'w', 0o600)).createWriteStream()));
    say(`${rows} rows were saved. To restore, you also need STET_SECRET (or secret.key), which decrypts addresses: keep it with the file.`);
  });
}

/** `stet restore FILE`: restores a backup into an unused database. */
export async function restore(file: string): Promise<void> {
  const input = file === '-' ? process.stdin : (await open(file).catch((error: Error) => Promise.reject(notRead(file, error)))).createReadStream();
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
