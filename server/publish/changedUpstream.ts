import type { z } from 'zod';
import type { PublicationPreview } from '#core/model/publication';
import type { Database } from '../platform/database.ts';
import type { Composition } from './compose.ts';

/** So many are named. */
const MOST = 100;

/**
 * The episodes whose items came in otherwise than they were when the show was published last: what of them was not corrected here goes out with
 * whatever is published, and is told in words only as far as words are known for it. Two sources are compared by the hashes of their items.
 */
export async function changedUpstream({ pool }: Database, { show }: Composition): Promise<z.infer<typeof PublicationPreview>['upstream']> {
  const before = show.last?.sourceId ?? null;
  if (before === null || show.sourceId === null || before === show.sourceId) return { total: 0, items: [] };
  const { rows } = await pool.query<{ episodeId: string; title: string; total: number }>(
    `select e.id as "episodeId", e.title, (count(*) over ())::int as total
       from "source_item" now join "source_item" was on was."sourceId" = $2 and was.key = now.key and was.sha256 <> now.sha256
       join "episode" e on e."showId" = $1 and e."sourceId" = now."sourceId" and e.key = now.key
      where now."sourceId" = $3 order by now.position limit ${MOST}`, [show.id, before, show.sourceId]);
  return { total: rows[0]?.total ?? 0, items: rows.map(({ episodeId, title }) => ({ episodeId, title })) };
}
