import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { READER } from '#core/notes/reader';
import type { HeldReading } from '#core/upstream/held';
import type { Transaction } from '../platform/database.ts';

/** What was read of an episode just now, and merged into its records. */
export interface NowRead {
  episodeId: string;
  showId: string;
  /** Everybody goes by the name that the show has for them. */
  reading: HeldReading;
  /** Whether its records are just that now. */
  isHeld: boolean;
}

/**
 * Notes that some episodes, all held still, were read by today's reader. Once it has changed nobody can read a page as it was read, so what
 * records do not hold is kept: two statements more, however many they are.
 */
export async function keepReadings(transaction: Transaction, read: readonly NowRead[]): Promise<void> {
  const kept = await Promise.all(read.filter(({ isHeld }) => !isHeld).map(async ({ episodeId, showId, reading }) => ({ episodeId, showId, reading: `\\x${(await packReading(reading)).toString('hex')}` })));
  const held = read.flatMap(({ episodeId, isHeld }) => (isHeld ? [episodeId] : []));
  await transaction.$executeRaw`
    with gone as (delete from "kept_reading" where "episodeId" = any(${held}::uuid[]))
    update "episode" set reader = ${READER}, "readRevision" = case when id = any(${held}::uuid[]) then revision end where id = any(${read.map(({ episodeId }) => episodeId)}::uuid[])`;
  if (kept.length > 0) {
    await transaction.$executeRaw`
      insert into "kept_reading" ("episodeId", "showId", reading) select "episodeId", "showId", reading from jsonb_populate_recordset(null::"kept_reading", ${JSON.stringify(kept)}::jsonb)
      on conflict ("episodeId") do update set reading = excluded.reading`;
  }
}

export const packReading = (reading: HeldReading): Promise<Buffer> => promisify<string, Buffer>(deflate)(JSON.stringify(reading));

export const unpackReading = async (bytes: Uint8Array): Promise<HeldReading> => JSON.parse((await promisify<Uint8Array, Buffer>(inflate)(bytes)).toString()) as HeldReading;
