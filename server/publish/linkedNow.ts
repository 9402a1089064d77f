import { CORRECTED } from '../linked/correctedFiles.ts';
import type { Database } from '../platform/database.ts';

/** What is known of the files that an episode's item links. */
export interface LinkedNow {
  /** A name for their state, which changes whenever a corrected file might. */
  state: string;
  /** Whether one is there that could be corrected. */
  areThere: boolean;
}

/** By episode. */
export async function linkedNow({ pool }: Pick<Database, 'pool'>, showId: string): Promise<Map<string, LinkedNow>> {
  const { rows } = await pool.query<LinkedNow & { episodeId: string }>(
    `select "episodeId", string_agg(concat_ws(' ', role, position, url, language, status, format, "sourceId"), E'\\n' order by role, position, url) as state,
            bool_or(${CORRECTED}) as "areThere"
       from "linked_file" l where "showId" = $1 group by "episodeId"`, [showId]);
  return new Map(rows.map(({ episodeId, ...now }) => [episodeId, now]));
}
