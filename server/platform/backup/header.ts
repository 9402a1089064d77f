import { z } from 'zod';
import { migrationsIn } from '../migrate.ts';
import { BackupError } from './backupError.ts';

export const VERSION = 1;

const Header = z.object({ format: z.literal('stet-backup'), version: z.number().int(), createdAt: z.string(), migrations: z.array(z.string()) });
export type Header = z.infer<typeof Header>;

/** @throws BackupError if this is not a backup, or one made by a newer release. */
export function readHeader(line: string | undefined): Header {
  let given: unknown;
  try {
    given = JSON.parse(line ?? '');
  } catch {
    given = undefined;
  }
  const { data: header } = Header.safeParse(given);
  if (!header) throw new BackupError('This is not a backup made by Stet.');
  const known = migrationsIn().map(({ name }) => name);
  if (header.version !== VERSION || header.migrations.some((name, index) => known[index] !== name)) {
    throw new BackupError('This backup was made by another Stet, which this one is older than. Restore it with that release or a newer one.');
  }
  return header;
}
