import type { EpisodeMerge, Place } from '#core/upstream/mergeEpisode';
import type { Transaction } from '../platform/database.ts';

const TABLES = ['segment', 'chapter', 'reference'] as const;

/** Says of records where they stand in the notes: of those that are given, null for what is nowhere there. */
export async function placeRecords(transaction: Transaction, episodeId: string, places: ReadonlyMap<string, Place | null>): Promise<void> {
  if (places.size === 0) return;
  const rows = JSON.stringify([...places].map(([id, place]) => ({ id, origin: place?.origin ?? null, line: place?.line ?? null })));
  for (const table of TABLES) {
    await transaction.$executeRawUnsafe(
      `update "${table}" r set origin = p.origin, line = nullif(p.line, 0) from jsonb_to_recordset($2::jsonb) p(id uuid, origin text, line int)
        where r.id = p.id and r."episodeId" = $1::uuid and (r.origin, r.line) is distinct from (p.origin, nullif(p.line, 0))`, episodeId, rows);
  }
}

/** The same of records that were removed: where an undo would bring them back. What is nowhere in the new version comes back as something new. */
export async function placeRemoved(transaction: Transaction, episodeId: string, moved: EpisodeMerge['moved']): Promise<void> {
  const rows = JSON.stringify([...moved].map(([was, place]) => ({ was, ...place })));
  await transaction.$executeRaw`
    with moved as (select * from jsonb_to_recordset(${rows}::jsonb) m(was text, origin text, line int)),
         gone as (delete from "removed_record" r where r."episodeId" = ${episodeId}::uuid and r.origin not in (select was from moved))
    update "removed_record" r set origin = m.origin, line = nullif(m.line, 0) from moved m where r."episodeId" = ${episodeId}::uuid and r.origin = m.was`;
}
