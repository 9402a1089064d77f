import type { EpisodeMerge, Place } from '#core/upstream/mergeEpisode';
import type { Transaction } from '../platform/database.ts';

const TABLES = ['segment', 'chapter', 'reference'] as const;

/** Updates the places in the notes of the given records; null for a record that has no place there. */
export async function placeRecords(transaction: Transaction, placed: readonly { episodeId: string; places: ReadonlyMap<string, Place | null> }[]): Promise<void> {
  const rows = placed.flatMap(({ episodeId, places }) => [...places].map(([id, place]) => ({ id, episodeId, origin: place?.origin ?? null, line: place?.line ?? null })));
  if (rows.length === 0) return;
  const json = JSON.stringify(rows);
  for (const table of TABLES) {
    await transaction.$executeRawUnsafe(
      `update "${table}" r set origin = p.origin, line = nullif(p.line, 0) from jsonb_to_recordset($1::jsonb) p(id uuid, "episodeId" uuid, origin text, line int)
        where r.id = p.id and r."episodeId" = p."episodeId" and (r.origin, r.line) is distinct from (p.origin, nullif(p.line, 0))`, json);
  }
}

/** The same for deleted records, to which an undo restores them. One without a place in the new version would come back as a new record. */
export async function placeRemoved(transaction: Transaction, merges: readonly { episodeId: string; moved: EpisodeMerge['moved'] }[]): Promise<void> {
  const rows = JSON.stringify(merges.flatMap(({ episodeId, moved }) => [...moved].map(([was, place]) => ({ episodeId, was, ...place }))));
  await transaction.$executeRaw`
    with moved as (select * from jsonb_to_recordset(${rows}::jsonb) m("episodeId" uuid, was text, origin text, line int)),
         gone as (delete from "removed_record" r where r."episodeId" = any(${merges.map(({ episodeId }) => episodeId)}::uuid[])
                     and not exists (select from moved m where m."episodeId" = r."episodeId" and m.was = r.origin))
    update "removed_record" r set origin = m.origin, line = nullif(m.line, 0) from moved m where r."episodeId" = m."episodeId" and r.origin = m.was`;
}
